import type { Channel, ReplyWindow } from '../channels/channel';
import type { OutboxLetter } from './letters';
import { patience } from './patience';
import type { Standing } from './standing';

export type Verdict<Door> =
  /** `late`: later than the service lets a bot write. */
  | { readonly kind: 'go'; readonly door: Door; readonly late: boolean }
  /** The bot wrote it before a person took over. */
  | { readonly kind: 'stale' }
  | GiveUp;

/** Nothing more is tried; `failure` says why, and what to do about it. */
export interface GiveUp {
  readonly kind: 'give up';
  readonly state: 'refused' | 'dead';
  readonly failure: string;
}

/** Of a door that lets everybody write at any time. */
const always: ReplyWindow = { bot: Number.POSITIVE_INFINITY, person: Number.POSITIVE_INFINITY };

/** Whether a letter may be sent now (ms UTC), as it stands and as its conversation stands. */
export const mayGoOut = <Door extends Pick<Channel, 'account' | 'replyWindow'>>(
  letter: OutboxLetter,
  door: Door | undefined,
  { personSince, heardAt }: Standing,
  now: number,
): Verdict<Door> => {
  const { channel, account, author, reply, state, attempts, unanswered = 0 } = letter;
  if (author === 'bot' && letter.epoch < personSince) return { kind: 'stale' };
  if (!door) return refused(`The door "${channel}" is shut. Open it and retry the letter.`);
  if (door.account !== account) {
    return refused(`The door "${channel}" serves another account now than "${account}". Open it for that one and retry the letter.`);
  }
  const window = door.replyWindow ?? always;
  const silence = now - heardAt;
  const isOver = silence > (author === 'bot' ? window.bot : window.person);
  // A template is what the service lets through then.
  if (isOver && !reply.template) return refused('It is too late to answer. Retry it when the customer has written again.');
  if (unanswered >= patience.sendsWithoutAnswer) return dead(mayHaveArrived);
  if (state === 'sending' && attempts >= patience.tries) return dead('Nothing has ever answered. Look at the door.');
  return { kind: 'go', door, late: silence > window.bot };
};

const refused = (failure: string): GiveUp => ({ kind: 'give up', state: 'refused', failure });
const dead = (failure: string): GiveUp => ({ kind: 'give up', state: 'dead', failure });

const mayHaveArrived = 'It may have arrived: neither an answer nor a status came, twice. Ask the customer before you retry it.';
