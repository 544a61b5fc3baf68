/** Something that the agent is told in passing. */
export type Notice =
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'passed_on' }
  | { readonly kind: 'given_back' };
