import type { Desk } from './desk';
import type { Handoff } from './handoff';

/** A conversation's open handoff, else its last one, by the newest news of it. */
export const handoffOf = ({ handoffs, threads }: Pick<Desk, 'handoffs' | 'threads'>, conversationId: string): Handoff | null => {
  const known = [...handoffs.values()].filter((handoff) => handoff.conversationId === conversationId);
  const told = threads.get(conversationId)?.conversation.handoff ?? null;
  const open = known.find(({ state }) => state !== 'closed');
  const last = known.sort((a, b) => b.requestedAt - a.requestedAt)[0];
  return open ?? last ?? told;
};
