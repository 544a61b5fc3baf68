import type { Handoff, Priority } from './handoff';

const rank: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** The order in which waiting customers are served: the more urgent first, then whoever asked first. */
export const byUrgency = (a: Handoff, b: Handoff): number => rank[a.priority] - rank[b.priority] || a.requestedAt - b.requestedAt;
