import type { Desk } from './desk';
import type { Handoff } from './handoff';
import { oversees } from './oversees';

/** That a customer will soon have waited longer than promised, or has. */
export interface Warning {
  /** The same for the same warning, whatever else changes. */
  readonly key: string;
  readonly handoff: Handoff;
  readonly level: 'soon' | 'late';
}

/** What this agent should be told: at 80 and 100 % of what they serve; who oversees others, also at 100 % of everything else. */
export const warningsOf = ({ me, handoffs }: Pick<Desk, 'me' | 'handoffs'>): readonly Warning[] =>
  [...handoffs.values()].flatMap((handoff): Warning[] => {
    const { id, promise, assignee } = handoff;
    const level = promise?.warned === 100 ? 'late' : promise?.warned === 80 ? 'soon' : null;
    const isTheirs = assignee?.id === me.id || (level === 'late' && oversees(me));
    return promise && level && isTheirs ? [{ key: `${id} ${promise.metric} ${promise.since} ${level}`, handoff, level }] : [];
  });
