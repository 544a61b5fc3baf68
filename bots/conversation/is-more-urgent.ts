import { ranks } from '../../handoff/desk/request';
import type { Need } from '../../handoff/rules';

export const isMoreUrgent = (one: Pick<Need, 'priority'>, other: Pick<Need, 'priority'>): boolean =>
  ranks.indexOf(one.priority) > ranks.indexOf(other.priority);
