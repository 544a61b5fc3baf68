import type { Desk } from './desk';
import type { Handoff } from './handoff';
import { offerToMe } from './offer-to-me';
import { workList } from './work-list';

/** A request that asks for somebody, and whether it asks for this agent. */
export interface Call {
  readonly handoff: Handoff;
  readonly isOffered: boolean;
}

/** What asks for somebody now. */
export const callsOf = (desk: Pick<Desk, 'me' | 'handoffs'>): readonly Call[] => {
  const { mine, waiting } = workList(desk);
  const offered = mine.filter((handoff) => offerToMe(handoff, desk.me) !== null);
  return [...offered.map((handoff) => ({ handoff, isOffered: true })), ...waiting.map((handoff) => ({ handoff, isOffered: false }))];
};

/** What is news of it: what did not ask before, and what asks for this agent and did not so before. One that they decline is none. */
export const newCalls = (before: readonly Call[], now: readonly Call[]): readonly Call[] =>
  now.filter(({ handoff, isOffered }) => {
    const known = before.find((call) => call.handoff.id === handoff.id);
    return known === undefined || (isOffered && !known.isOffered);
  });
