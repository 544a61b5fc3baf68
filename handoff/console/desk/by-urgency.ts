import type { Handoff, Priority } from './handoff';

const rank: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

const turn: Readonly<Record<Handoff['entry'], number>> = { again: 0, first: 1 };

/** The order in which waiting customers are served: the more urgent first, then who comes back into line, then whoever asked first. */
export const byUrgency = (a: Handoff, b: Handoff): number =>
  rank[a.priority] - rank[b.priority] || turn[a.entry] - turn[b.entry] || a.requestedAt - b.requestedAt;
