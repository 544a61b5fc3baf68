import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeskEvent } from '../../../handoff/desk/event';
import { floorOf, placeHolder } from '../../../handoff/desk/holders';
import type { HandoffRequest, HandoffState } from '../../../handoff/desk/request';
import { beginLife, stepRequest } from '../../../handoff/desk/step';
import { ana, ben, closedAt, facts, fresh, need, nothingKnown, requestAt, ringAt, start } from './request-at';

describe('a place with an agent is taken by a request that is', () => {
  it.each<[HandoffState, string | null]>([
    ['deferred', null],
    ['queued', null],
    ['offered', 'ana'],
    ['accepted', 'ana'],
    ['active', 'ana'],
    ['on_hold', null],
    ['wrap_up', null],
    ['closed', null],
  ])('%s: %s', (state, holder) => {
    expect(placeHolder(requestAt(state))).toBe(holder);
  });
});

const agent = fc.constantFrom(ana, ben);
const event: fc.Arbitrary<DeskEvent> = fc.oneof(
  fc.record({ type: fc.constantFrom('offered', 'rejected', 'accepted', 'replied'), agent }),
  fc.record({ type: fc.constantFrom('heard', 'resumed', 'cancelled') }),
  fc.record({ type: fc.constant('held'), until: fc.option(fc.nat({ max: 600_000 }).map((ms) => start + ms)) }),
  fc.record({
    type: fc.constant('transferred'),
    by: agent,
    to: fc.oneof(fc.constant({ queue: 'cards' }), fc.record({ agent })),
    warm: fc.boolean(),
    note: fc.constant(''),
  }),
  fc.record({ type: fc.constant('returned'), outcome: fc.constant('resolved') }),
  fc.record({ type: fc.constant('completed'), outcome: fc.constant('x'), tags: fc.constant(null), note: fc.constant(null) }),
  fc.constantFrom('low', 'urgent').map((priority) => ({ type: 'raised', need: need({ priority }), briefing: nothingKnown }) as const),
);
const step = fc.record({
  event: fc.option(event, { freq: 4 }),
  ms: fc.constantFrom(0, 1_000, 31_000, 70_000, 700_000),
  isOpen: fc.boolean(),
  isThere: fc.boolean(),
  hasRoom: fc.boolean(),
});

/** What must be true of a request at any time, in words where it is not. */
const broken = (request: HandoffRequest): readonly string[] => {
  const { state, timers, wakeAt, offer, assignee, transfer, opensAt } = request;
  const rules: [boolean, string][] = [
    [state === 'closed' ? timers.length === 0 : timers.length > 0, `${state} with ${timers.length} timers`],
    [wakeAt === (timers.length === 0 ? undefined : Math.min(...timers.map(({ due }) => due))), 'it wakes at another time'],
    [(state === 'offered') === (offer !== null), `${state} with ${offer ? 'an' : 'no'} offer`],
    [!['accepted', 'active', 'on_hold'].includes(state) || assignee !== null, `${state} and nobody serves it`],
    [!['deferred', 'queued', 'offered'].includes(state) || assignee === null, `${state} and somebody serves it`],
    [transfer === null || ['accepted', 'active', 'on_hold'].includes(state), `${state} with a transfer that is wanted`],
    [(state === 'deferred') === (opensAt !== null), `${state} and it opens at ${opensAt}`],
    [request.requestedAt === start, 'its age has changed'],
  ];
  return rules.filter(([kept]) => !kept).map(([, rule]) => rule);
};

describe('whatever happens to a request', () => {
  it('has one who speaks, a timer as long as it is open, and a record that agrees with its state', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let now = start;
        let request = beginLife(fresh(), facts()).request;
        for (const { event: happens, ms, isOpen, isThere, hasRoom } of steps) {
          now += ms;
          const about = { leaseUntil: isThere ? now + 45_000 : 0, hasRoom };
          const world = isOpen ? facts({ now, ...about }) : { ...closedAt(now), ...about };
          request = happens ? (stepRequest(request, happens, world)?.request ?? request) : ringAt(request, world).request;
          expect(broken(request)).toEqual([]);
          expect(() => floorOf(request)).not.toThrow();
        }
      }),
      { numRuns: 1_500 },
    );
  });
});
