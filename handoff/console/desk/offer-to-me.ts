import type { Handoff } from './handoff';
import type { Person } from './person';

/** What this agent is asked to take, and until when; `by`: the colleague who passes it on and keeps it so long. */
export interface Offer {
  readonly handoff: Handoff;
  readonly until: number;
  readonly by: Person | null;
  readonly note: string;
}

export const offerToMe = (handoff: Handoff, me: Person): Offer | null => {
  const { offer, transfer } = handoff;
  if (handoff.state === 'closed' || handoff.assignee?.id === me.id) return null;
  const isPassedToMe = transfer !== null && 'agent' in transfer.to && transfer.to.agent.id === me.id;
  const by = transfer?.by ?? null;
  const note = transfer?.note ?? '';
  if (offer?.agent.id === me.id) return { handoff, until: offer.until, by, note };
  return isPassedToMe ? { handoff, until: transfer.until, by, note } : null;
};
