import type { Desk } from './desk';
import type { Handoff } from './handoff';

/** What would stay behind with this agent if they left now; paperwork ends by itself. */
export const ownWork = ({ me, handoffs }: Pick<Desk, 'me' | 'handoffs'>): readonly Handoff[] =>
  [...handoffs.values()].filter(({ assignee, state }) => assignee?.id === me.id && state !== 'wrap_up' && state !== 'closed');
