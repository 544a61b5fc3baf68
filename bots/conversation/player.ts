import type { Bot } from '../bot';
import type { Clock } from '../clock';
import type { Surroundings } from './surroundings';

/** What a turn plays with, beside the conversation itself. */
export interface Player {
  readonly bot: Bot;
  readonly clock: Clock;
  /** What others have put around the turn. */
  readonly around: Surroundings;
}
