import type { ErrandId } from '../../flows/dialogue/ids';
import type { PlaceInLine } from '../../handoff/desk/line';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { ReplyWindow } from '../channels/channel';
import type { Clock } from '../clock';
import type { Moments } from '../mailroom/moments';
import type { Observer } from '../observer';
import type { Bot } from '../opening/bot';
import type { Surroundings } from './surroundings';

/** What a turn plays with, beside the conversation itself. */
export interface Player {
  readonly bot: Bot;
  readonly clock: Clock;
  /** In the order of the messages' arrival. */
  readonly moments: Moments;
  readonly observe: Observer;
  /** What others have put around the turn. */
  readonly around: Surroundings;
  /** Where a request stands in its queue. */
  readonly lineOf: (request: HandoffRequest) => Promise<PlaceInLine>;
  /** How long after the customer's last word they may be written to; null: at any time. */
  readonly replyWindow: ReplyWindow | null;
  /** Whether what a customer sends has to be fetched from the channel's service; if not, it is kept already. */
  readonly fetchesFiles: boolean;
  /** Whether an errand may still come back. */
  readonly isOut: (errand: ErrandId) => Promise<boolean>;
  /** The conversation's last request; null where there has been none. */
  readonly lastRequest: () => Promise<HandoffRequest | null>;
}
