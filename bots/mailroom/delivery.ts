import type { DeliveryStatus, InboundWatermark } from '../../flows/dialogue/inbound';
import type { OutboxLetter } from './letters';

type State = OutboxLetter['state'];

/** How far a letter has come. Statuses arrive late, twice and out of order: it only ever moves on, also what we gave up. */
const rank: Record<State, number> = { pending: 0, sending: 1, suppressed: 1, dead: 1, sent: 2, refused: 3, delivered: 3, read: 4 };

const stateOf: Record<DeliveryStatus, State> = { sent: 'sent', delivered: 'delivered', read: 'read', failed: 'refused' };

/** What a provider says of one part of a letter, in its answer or in a status. */
export interface Told {
  readonly part: number;
  readonly status: DeliveryStatus;
  readonly providerId: string;
  /** ms UTC. */
  readonly at: number;
  readonly reason?: string | undefined;
}

/** The letter as it stands after that; the same object when it says nothing new. */
export const delivered = (letter: OutboxLetter, told: Told): OutboxLetter => {
  const confirmed = told.part === letter.providerIds.length;
  const { providerId, at: sentAt } = told;
  const known = confirmed ? { ...answered(letter), providerIds: [...letter.providerIds, providerId], providerId, sentAt } : letter;
  if (told.status === 'failed') return failed(known, told);
  const parts = letter.parts ?? 1;
  if (known.providerIds.length < parts) {
    // This bubble is out and the next one is due at once.
    return confirmed && letter.state === 'sending' ? { ...known, state: 'pending', attempts: 0, due: letter.writtenAt } : known;
  }
  // Of several bubbles, the last one speaks for the letter.
  return told.part === parts - 1 ? moved(known, stateOf[told.status]) : known;
};

/** The letter once everything up to a time has arrived, or was read; the same object when that says nothing new of it. */
export const upTo = (letter: OutboxLetter, { until, status }: Pick<InboundWatermark, 'until' | 'status'>): OutboxLetter => {
  const out = letter.state === 'sent' || letter.state === 'delivered';
  return out && letter.sentAt !== undefined && letter.sentAt <= until ? moved(letter, stateOf[status]) : letter;
};

const moved = (letter: OutboxLetter, state: State): OutboxLetter => {
  if (rank[state] <= rank[letter.state]) return letter;
  const { failure: _, ...arrived } = letter;
  return { ...arrived, state };
};

const failed = (letter: OutboxLetter, { part, reason }: Told): OutboxLetter => {
  const isFirst = part < (letter.failedPart ?? Number.POSITIVE_INFINITY);
  const failedPart = isFirst ? { failedPart: part } : {};
  if (letter.state === 'refused') return isFirst ? { ...letter, ...failedPart } : letter;
  if (rank[letter.state] >= rank.refused) return letter;
  return { ...letter, ...failedPart, state: 'refused', ...(reason === undefined ? {} : { failure: reason }) };
};

const answered = (letter: OutboxLetter): OutboxLetter => {
  const { unanswered: _, ...known } = letter;
  return known;
};

/** Nothing more is to be done for it here. */
export const settled = ({ state }: OutboxLetter): boolean => state !== 'pending' && state !== 'sending';
