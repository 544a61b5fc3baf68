import type { Bot } from '../bot';
import type { Clock } from '../clock';

/** What a turn plays with, beside the conversation itself. */
export interface Player {
  readonly bot: Bot;
  readonly clock: Clock;
}
