import { asId } from '../../../flows/dialogue/ids';
import type { DeskEvent, Facts } from '../../../handoff/desk/event';
import { type HandoffRequest, type HandoffState, newRequest } from '../../../handoff/desk/request';
import { beginLife, ringTimer, type Stepped, stepRequest } from '../../../handoff/desk/step';
import type { Need } from '../../../handoff/rules';

export const ana = asId<'agent'>('ana');
export const ben = asId<'agent'>('ben');
export const seconds = (count: number): number => count * 1_000;
export const minutes = (count: number): number => seconds(60 * count);
/** When every request of these tests was made, ms UTC. */
export const start = Date.UTC(2026, 0, 14, 11);
export const opening = start + minutes(600);

/** The world as it is when nothing is wrong: open, and whoever serves the request is there and has room. */
export const facts = (about: Partial<Facts> = {}): Facts => {
  const { now = start } = about;
  return {
    now,
    seq: 1,
    queue: 'general',
    opensAt: null,
    isInReach: true,
    responseTimes: { first: minutes(10), next: minutes(5) },
    leaseUntil: now + seconds(45),
    hasRoom: true,
    ...about,
  };
};
export const closedAt = (now: number): Facts => facts({ now, opensAt: opening });

export const need = (about: Partial<Need> = {}): Need => ({
  queue: 'general',
  priority: 'normal',
  reason: 'asked',
  intent: null,
  ...about,
});
export const nothingKnown = { summary: '', slots: {}, tried: [] };

export const fresh = (about: Partial<HandoffRequest> = {}): HandoffRequest => ({
  ...newRequest(need(), {
    id: asId('c.h1'),
    conversation: asId('c'),
    contact: asId('c.k1'),
    locale: 'en',
    channel: 'webchat',
    requestedAt: start,
    unanswered: 1,
    briefing: nothingKnown,
  }),
  ...about,
});

/** Takes it one event further; an event that means nothing is a mistake of the test's. */
export const after = (request: HandoffRequest, event: DeskEvent, world: Facts = facts()): Stepped => {
  const stepped = stepRequest(request, event, world);
  if (!stepped) throw new Error(`${event.type} means nothing to a request that is ${request.state}.`);
  return stepped;
};

/** Rings what is due at this time, in its order. */
export const ringAt = (request: HandoffRequest, world: Facts): Stepped => {
  const [first] = [...request.timers].filter(({ due }) => due <= world.now).sort((one, other) => one.due - other.due);
  return first ? ringTimer(request, first, world) : { request, effects: [] };
};

const steps = {
  deferred: [],
  queued: [],
  offered: [{ type: 'offered', agent: ana }],
  accepted: [{ type: 'accepted', agent: ana }],
  active: [
    { type: 'accepted', agent: ana },
    { type: 'replied', agent: ana },
  ],
  on_hold: [
    { type: 'accepted', agent: ana },
    { type: 'replied', agent: ana },
    { type: 'held', until: null },
  ],
  wrap_up: [
    { type: 'accepted', agent: ana },
    { type: 'replied', agent: ana },
    { type: 'completed', outcome: 'resolved', tags: null, note: null },
  ],
  closed: [{ type: 'cancelled' }],
} as const satisfies Record<HandoffState, readonly DeskEvent[]>;

export const states = Object.keys(steps) as HandoffState[];

/** A request of Ana's that has come to this state in the first moment of its life. */
export const requestAt = (state: HandoffState, about: Partial<HandoffRequest> = {}): HandoffRequest => {
  const begun = beginLife(fresh(about), state === 'deferred' ? closedAt(start) : facts()).request;
  return steps[state].reduce<HandoffRequest>((request, event) => after(request, event).request, begun);
};
