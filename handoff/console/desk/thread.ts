import type { Conversation } from './conversation';
import type { Line } from './line';

/** A conversation that has been opened, with its lines from some number on. */
export interface Thread {
  readonly conversation: Conversation;
  /** By number, each once. */
  readonly lines: readonly Line[];
}
