import type { AttachedFile } from './attached-file';
import type { Conversation, Floor, SharedDraft } from './conversation';
import type { Connection } from './desk';
import type { Draft } from './draft';
import type { Handoff } from './handoff';
import type { Letter, Refusal } from './letter';
import type { Line } from './line';
import type { Notice } from './notice';
import type { Presence } from './presence';
import type { Thread } from './thread';
import type { UploadFault } from './upload';

/** Something that happened: on the wire, in the post, or under the agent's hands. */
export type DeskEvent =
  | { readonly kind: 'connection'; readonly connection: Connection }
  /** Everything has been read anew; `thread` is the conversation on the screen. */
  | { readonly kind: 'read'; readonly handoffs: readonly Handoff[]; readonly presence: Presence; readonly thread: Thread | null }
  | { readonly kind: 'handoff'; readonly handoff: Handoff }
  | { readonly kind: 'line'; readonly conversationId: string; readonly line: Line }
  | { readonly kind: 'floor'; readonly conversationId: string; readonly floor: Floor }
  | { readonly kind: 'draft'; readonly conversationId: string; readonly draft: SharedDraft | null }
  | { readonly kind: 'presence'; readonly agentId: string; readonly presence: Presence }
  | { readonly kind: 'chose'; readonly conversationId: string | null }
  /** A conversation has been read, with its newest lines. */
  | { readonly kind: 'opened'; readonly thread: Thread }
  /** A conversation has been read again, without its lines. */
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'earlier'; readonly conversationId: string; readonly lines: readonly Line[] }
  | { readonly kind: 'typed'; readonly conversationId: string; readonly draft: Draft }
  /** A file is to go with what is being written, in place of any other. */
  | { readonly kind: 'uploading'; readonly conversationId: string; readonly file: File }
  /** It is at the server. */
  | { readonly kind: 'uploaded'; readonly conversationId: string; readonly from: File; readonly file: AttachedFile }
  | { readonly kind: 'upload_failed'; readonly conversationId: string; readonly file: File; readonly fault: UploadFault }
  /** No file goes with it any more. */
  | { readonly kind: 'detached'; readonly conversationId: string }
  | { readonly kind: 'wrote'; readonly letter: Omit<Letter, 'state' | 'tries'> }
  | { readonly kind: 'posting'; readonly key: string }
  | { readonly kind: 'posted'; readonly key: string; readonly line: Line }
  /** An attempt came to nothing, and another one may not. */
  | { readonly kind: 'stumbled'; readonly key: string }
  | { readonly kind: 'refused'; readonly key: string; readonly refusal: Refusal }
  /** The agent sends a failed letter again, under the epoch of now. */
  | { readonly kind: 'retried'; readonly key: string; readonly epoch: number }
  /** The agent takes a failed letter back into the composer. */
  | { readonly kind: 'recalled'; readonly key: string }
  | { readonly kind: 'noticed'; readonly notice: Notice | null };
