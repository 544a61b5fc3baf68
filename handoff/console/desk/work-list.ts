import { byUrgency } from './by-urgency';
import type { Desk } from './desk';
import type { Handoff } from './handoff';
import { isPassedToQueueOf } from './is-passed-to-queue-of';
import { offerToMe } from './offer-to-me';
import { oversees } from './oversees';

/** The left side: what this agent has, what waits, and for those who oversee it what others have. */
export interface WorkList {
  readonly mine: readonly Handoff[];
  readonly waiting: readonly Handoff[];
  readonly others: readonly Handoff[];
  /** What asks for somebody to take it: what is offered to this agent, then `waiting`. */
  readonly untaken: readonly Handoff[];
}

export const workList = ({ me, handoffs }: Pick<Desk, 'me' | 'handoffs'>): WorkList => {
  const open = [...handoffs.values()].filter(({ state }) => state !== 'closed');
  const isMine = (handoff: Handoff): boolean => handoff.assignee?.id === me.id || offerToMe(handoff, me) !== null;
  const isSeen = (handoff: Handoff): boolean => oversees(me) || me.queues.includes(handoff.queue) || isPassedToQueueOf(me, handoff);
  const rest = open.filter((handoff) => !isMine(handoff) && isSeen(handoff));
  const waits = (handoff: Handoff): boolean => handoff.assignee === null || isPassedToQueueOf(me, handoff);
  const mine = open.filter(isMine).sort((a, b) => stage(a, me) - stage(b, me) || byWait(a, b));
  const waiting = rest.filter(waits).sort(byUrgency);
  return {
    mine,
    waiting,
    others: oversees(me) ? rest.filter((handoff) => !waits(handoff)).sort(byWait) : [],
    untaken: [...mine.filter((handoff) => offerToMe(handoff, me) !== null), ...waiting],
  };
};

/** What asks for the agent's hand comes first. */
const stage = (handoff: Handoff, me: Desk['me']): number => {
  if (offerToMe(handoff, me) !== null) return 0;
  if (handoff.state === 'wrap_up') return 3;
  return handoff.state === 'on_hold' ? 2 : 1;
};

/** Who waits stands before who does not, and of those who wait the one who has waited longest. */
const byWait = (a: Handoff, b: Handoff): number =>
  (a.waitingSince ?? Number.MAX_SAFE_INTEGER) - (b.waitingSince ?? Number.MAX_SAFE_INTEGER) || a.requestedAt - b.requestedAt;
