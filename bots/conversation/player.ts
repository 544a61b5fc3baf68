import type { PlaceInLine } from '../../handoff/desk/line';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { Bot } from '../bot';
import type { Clock } from '../clock';
import type { Surroundings } from './surroundings';

/** What a turn plays with, beside the conversation itself. */
export interface Player {
  readonly bot: Bot;
  readonly clock: Clock;
  /** What others have put around the turn. */
  readonly around: Surroundings;
  /** Where a request stands in its queue. */
  readonly lineOf: (request: HandoffRequest) => Promise<PlaceInLine>;
  /** The conversation's last request; null where there has been none. */
  readonly lastRequest: () => Promise<HandoffRequest | null>;
}
