import type { Desk } from './desk';
import type { Handoff } from './handoff';

/** These are the handoffs now. A reply that was begun goes with the handoff: in the next one it would answer what nobody has asked. */
export const withHandoffs = (before: Pick<Desk, 'handoffs' | 'drafts'>, handoffs: Desk['handoffs']): Pick<Desk, 'handoffs' | 'drafts'> => {
  const isOpen = open(handoffs);
  const over = new Set([...open(before.handoffs)].filter((id) => !isOpen.has(id)));
  if (![...before.drafts.keys()].some((id) => over.has(id))) return { handoffs, drafts: before.drafts };
  return { handoffs, drafts: new Map([...before.drafts].map(([id, draft]) => [id, over.has(id) ? { ...draft, reply: '' } : draft])) };
};

/** The conversations that have an open one. */
const open = (handoffs: ReadonlyMap<string, Handoff>): ReadonlySet<string> =>
  new Set([...handoffs.values()].filter(({ state }) => state !== 'closed').map(({ conversationId }) => conversationId));
