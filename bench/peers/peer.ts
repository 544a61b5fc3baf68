/** A server under measurement, inside its own process: takes signed webhooks and answers by the Graph API. */
export interface Peer {
  /** Begins to listen on a free port of 127.0.0.1; gives the port. */
  readonly listen: (graphUrl: string) => Promise<number>;
}

/** What a peer's process tells of itself. */
export type FromPeer =
  | { readonly kind: 'listening'; readonly port: number }
  /** CPU in µs since it began, of all its threads; resident memory in bytes. */
  | { readonly kind: 'usage'; readonly cpu: number; readonly memory: number };
