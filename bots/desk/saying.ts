import type { MediaId } from '../../flows/dialogue/ids';

/** What an agent sends to the customer. */
export type Saying =
  | { readonly kind: 'text'; readonly text: string }
  /** A file of this conversation; the caption may be empty. */
  | { readonly kind: 'media'; readonly media: MediaId; readonly caption: string }
  /** A text that the channel's service has approved, by its name; it also reaches a customer whose window is closed. */
  | { readonly kind: 'template'; readonly name: string; readonly values: Readonly<Record<string, string>> }
  /** A prepared answer of the bot's, by its id, in the conversation's language. */
  | { readonly kind: 'article'; readonly article: string };
