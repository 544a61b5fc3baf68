import type { AttachedFile } from './attached-file';

/** What an agent has written, until the server shows it as a line. */
export interface Letter {
  /** The same at each attempt, so that the server takes it once. */
  readonly key: string;
  readonly conversationId: string;
  readonly kind: 'reply' | 'note';
  /** What it says, or how what it sends will look. */
  readonly text: string;
  /** Of a reply that is more than words of one's own. */
  readonly sends?: Sends;
  /** The file among it, as it is shown. */
  readonly file?: AttachedFile;
  /** The floor's epoch that it was written under: if hands have changed since, it must not go out. */
  readonly epoch: number;
  /** When it was written, ms UTC. */
  readonly at: number;
  /** The newest line at that time. */
  readonly after: number;
  readonly state: 'waiting' | 'sending' | 'failed';
  /** Why it failed. */
  readonly refusal?: Refusal;
  /** Attempts that came to nothing since the agent last asked for it. */
  readonly tries: number;
}

/** What the server is asked to send. */
export type Sends =
  | { readonly media: { readonly id: string; readonly caption: string } }
  | { readonly article: string }
  | { readonly template: { readonly name: string; readonly values: Readonly<Record<string, string>> } };

/** `unreachable` may go through later; the others will not as it is. */
export type Refusal = 'stale_control' | 'not_yours' | 'window_closed' | 'media_not_taken' | 'refused' | 'unreachable';
