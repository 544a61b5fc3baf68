import { describe, expect, it } from '@jest/globals';
import type { DeskEvent } from '../../../handoff/desk/event';
import { floorOf } from '../../../handoff/desk/holders';
import type { HandoffState } from '../../../handoff/desk/request';
import { stepRequest } from '../../../handoff/desk/step';
import { after, ana, ben, closedAt, facts, need, nothingKnown, opening, requestAt, start, states } from './request-at';

const transfer = (to: { queue: string } | { agent: typeof ana }, warm = false): DeskEvent => ({
  type: 'transferred',
  by: ana,
  to,
  warm,
  note: '',
});

const events: Record<string, DeskEvent> = {
  offered: { type: 'offered', agent: ben },
  rejected: { type: 'rejected', agent: ana },
  accepted: { type: 'accepted', agent: ben },
  replied: { type: 'replied', agent: ana },
  heard: { type: 'heard' },
  nodded: { type: 'nodded' },
  held: { type: 'held', until: null },
  resumed: { type: 'resumed' },
  'transferred to a queue': transfer({ queue: 'cards' }),
  'transferred to an agent': transfer({ agent: ben }),
  'transferred to oneself': transfer({ agent: ana }),
  'transferred warmly': transfer({ agent: ben }, true),
  returned: { type: 'returned', outcome: 'resolved' },
  completed: { type: 'completed', outcome: 'resolved', tags: null, note: null },
  cancelled: { type: 'cancelled' },
  'raised by something more urgent': { type: 'raised', need: need({ priority: 'urgent', queue: 'fraud' }), briefing: nothingKnown },
  'raised by something less urgent': { type: 'raised', need: need({ priority: 'low', queue: 'other' }), briefing: nothingKnown },
};

/** Where each event leads from each state; a dash where it means nothing. The columns are the states in their order. */
const table = `
                                 deferred  queued    offered   accepted  active    on_hold   wrap_up  closed
offered                          -         offered   -         -         -         -         -        -
rejected                         -         -         queued    -         -         -         -        -
accepted                         accepted  accepted  accepted  -         -         -         -        -
replied                          -         -         -         active    active    active    -        -
heard                            deferred  queued    offered   accepted  active    active    active   -
nodded                           -         -         -         accepted  active    on_hold   -        -
held                             -         -         -         on_hold   on_hold   -         -        -
resumed                          -         -         -         -         -         active    -        -
transferred to a queue           deferred  queued    queued    queued    queued    queued    -        -
transferred to an agent          offered   offered   offered   offered   offered   offered   -        -
transferred to oneself           accepted  accepted  accepted  accepted  accepted  accepted  -        -
transferred warmly               offered   offered   offered   accepted  active    on_hold   -        -
returned                         closed    closed    closed    closed    closed    closed    closed   -
completed                        closed    closed    closed    closed    wrap_up   wrap_up   closed   -
cancelled                        closed    closed    closed    -         -         -         -        -
raised by something more urgent  deferred  queued    queued    -         -         -         -        -
raised by something less urgent  deferred  queued    offered   -         -         -         -        -
`;

const cells = table
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [name = '', ...row] = line.trim().split(/\s{2,}/);
    return row.map((to, column): [HandoffState, string, string] => [states[column] ?? 'closed', name, to]);
  });

describe('a request that is', () => {
  it.each(cells)('%s and %s: %s', (state, name, to) => {
    const event = events[name];
    const world = state === 'deferred' ? closedAt(start) : facts();
    const stepped = event && stepRequest(requestAt(state), event, world);
    expect(stepped?.request.state ?? '-').toBe(to);
  });

  it('in the table is there with every state and every event', () => {
    expect(cells).toHaveLength(states.length * Object.keys(events).length);
  });
});

describe('who may speak', () => {
  it.each<[HandoffState, object]>([
    ['deferred', { holder: 'queue', handoff: 'c.h1' }],
    ['queued', { holder: 'queue', handoff: 'c.h1' }],
    ['offered', { holder: 'queue', handoff: 'c.h1' }],
    ['accepted', { holder: 'agent', agent: 'ana', handoff: 'c.h1' }],
    ['active', { holder: 'agent', agent: 'ana', handoff: 'c.h1' }],
    ['on_hold', { holder: 'agent', agent: 'ana', handoff: 'c.h1' }],
    ['wrap_up', { holder: 'bot' }],
    ['closed', { holder: 'bot' }],
  ])('while it is %s', (state, floor) => {
    expect(floorOf(requestAt(state))).toEqual(floor);
  });

  it('is not known where a served request has nobody who serves it', () => {
    expect(() => floorOf({ ...requestAt('active'), assignee: null })).toThrow('nobody serves it');
  });
});

describe('accepting', () => {
  it('names who it was and when, and takes an offer to somebody else back', () => {
    const { request, effects } = after(requestAt('offered'), { type: 'accepted', agent: ben }, facts({ now: start + 5_000 }));
    expect(request).toMatchObject({ assignee: 'ben', acceptedAt: start + 5_000, offer: null, waitingSince: start });
    expect(effects).toEqual([{ kind: 'write', what: 'accepted', agent: 'ben' }]);
  });
});

describe('an offer', () => {
  it('that is declined is not made to the same agent again', () => {
    const { request } = after(requestAt('offered'), { type: 'rejected', agent: ana });
    expect(request).toMatchObject({ offer: null, passedOver: ['ana'] });
  });

  it('becomes void when the request gets more urgent, and stands when it only learns something', () => {
    const raised = (priority: 'urgent' | 'normal') =>
      after(requestAt('offered'), { type: 'raised', need: need({ priority }), briefing: { ...nothingKnown, summary: 'and now' } }).request;
    expect(raised('urgent')).toMatchObject({ offer: null, priority: 'urgent', briefing: { summary: 'and now' } });
    expect(raised('normal')).toMatchObject({ offer: { agent: 'ana' }, briefing: { summary: 'and now' } });
    expect(raised('normal').timers).toEqual(requestAt('offered').timers);
  });
});

describe("a word of the customer's that asks for no answer", () => {
  const later = facts({ now: start + 60_000 });

  it.each<HandoffState>(['active', 'on_hold'])('makes nobody wait, where it is %s', (state) => {
    const nodded = after(requestAt(state), { type: 'nodded' }, later).request;
    expect(nodded).toMatchObject({ state, waitingSince: null, promise: null, lastWordAt: start + 60_000 });
  });

  it('does not take back what was asked before', () => {
    expect(after(requestAt('accepted'), { type: 'nodded' }, later).request).toMatchObject({ state: 'accepted', waitingSince: start });
  });
});

describe('what the customer has said and nobody has answered', () => {
  const line = (seq: number) => facts({ seq });

  it.each<HandoffState>(['queued', 'offered', 'accepted', 'active', 'on_hold'])('is known by its last line, where it is %s', (state) => {
    expect(after(requestAt(state), { type: 'heard' }, line(7)).request).toMatchObject({ state: expect.any(String), unanswered: 7 });
  });

  it('is known of those who write before the queue opens, too', () => {
    expect(after(requestAt('deferred'), { type: 'heard' }, { ...closedAt(start), seq: 7 }).request).toMatchObject({ unanswered: 7 });
  });

  it('stays so when it goes to somebody else, and is answered by a word of theirs', () => {
    const heard = after(requestAt('active'), { type: 'heard' }, line(7)).request;
    const passed = after(heard, transfer({ queue: 'cards' })).request;
    const taken = after(passed, { type: 'accepted', agent: ben }, line(9)).request;
    expect(taken.unanswered).toBe(7);
    expect(after(taken, { type: 'replied', agent: ben }, line(10)).request.unanswered).toBeNull();
  });

  it('is nothing more when it is over', () => {
    expect(after(requestAt('accepted'), { type: 'returned', outcome: 'resolved' }).request).toMatchObject({ unanswered: null });
  });
});

describe('between agent and customer', () => {
  it("the first reply is noted once, and it is the customer's turn", () => {
    const first = after(requestAt('accepted'), { type: 'replied', agent: ana }, facts({ now: start + 1_000 })).request;
    expect(first).toMatchObject({ firstReplyAt: start + 1_000, waitingSince: null, lastWordAt: start + 1_000 });
    const second = after(first, { type: 'replied', agent: ana }, facts({ now: start + 9_000 })).request;
    expect(second).toMatchObject({ firstReplyAt: start + 1_000, lastWordAt: start + 9_000 });
  });

  it('a customer waits since the first of their words that was not answered', () => {
    const once = after(requestAt('active'), { type: 'heard' }, facts({ now: start + 1_000 })).request;
    expect(after(once, { type: 'heard' }, facts({ now: start + 9_000 })).request).toMatchObject({ waitingSince: start + 1_000 });
  });
});

describe('a customer who writes while the request is on hold', () => {
  it('goes on with the same agent where they are there and have room', () => {
    expect(after(requestAt('on_hold'), { type: 'heard' }).request).toMatchObject({ state: 'active', assignee: 'ana' });
  });

  it.each([
    ['have gone', facts({ leaseUntil: 0 })],
    ['have no room', facts({ hasRoom: false })],
  ])('is back in line and told so where they %s', (_, world) => {
    const { request, effects } = after(requestAt('on_hold'), { type: 'heard' }, world);
    expect(request).toMatchObject({ state: 'queued', assignee: null, preferred: { agent: 'ana' }, requestedAt: start });
    expect(effects).toEqual([
      { kind: 'write', what: 'back in line' },
      { kind: 'tell', text: 'back_in_line' },
    ]);
  });
});

describe('a transfer', () => {
  it('to a queue leaves its first agent, keeps its age, and is told once', () => {
    const there = facts({ now: start + 60_000, queue: 'cards' });
    const { request, effects } = after(requestAt('active'), transfer({ queue: 'cards' }), there);
    expect(request).toMatchObject({ state: 'queued', queue: 'cards', assignee: null, requestedAt: start, waitingSince: start + 60_000 });
    expect(effects).toEqual([
      { kind: 'write', what: 'transferred', agent: 'ana', to: { queue: 'cards' } },
      { kind: 'tell', text: 'transferred' },
    ]);
  });

  it.each([
    'queued',
    'offered',
    'active',
    'on_hold',
  ] as const)('of one that is %s to a queue that is closed waits, and is told so', (state) => {
    const passed = after(requestAt(state), transfer({ queue: 'cards' }), closedAt(start));
    expect(passed.request).toMatchObject({ state: 'deferred' });
    expect(passed.effects.at(-1)).toEqual({ kind: 'tell', text: 'closed' });
  });

  it('of one that waits for the opening already is told only where it opens at another time', () => {
    const passed = (opensAt: number) => after(requestAt('deferred'), transfer({ queue: 'cards' }), facts({ opensAt })).effects;
    expect(passed(opening)).not.toContainEqual({ kind: 'tell', text: 'closed' });
    expect(passed(opening + 1)).toContainEqual({ kind: 'tell', text: 'closed' });
  });

  it('is not told to a customer whom nobody has served yet', () => {
    expect(after(requestAt('queued'), transfer({ queue: 'cards' }), facts({ queue: 'cards' })).effects).toEqual([
      { kind: 'write', what: 'transferred', agent: 'ana', to: { queue: 'cards' } },
    ]);
  });

  it('to oneself is how somebody takes it over', () => {
    const event = { type: 'transferred', by: ben, to: { agent: ben }, warm: false, note: '' } as const;
    expect(after(requestAt('active'), event).request).toMatchObject({ state: 'accepted', assignee: 'ben' });
  });

  it('that is warm leaves the first agent in charge until somebody has accepted', () => {
    const wanted = after(requestAt('active'), { ...transfer({ agent: ben }, true), note: 'knows cards' } as DeskEvent);
    expect(wanted.request).toMatchObject({ state: 'active', assignee: 'ana', transfer: { to: { agent: 'ben' }, note: 'knows cards' } });
    expect(wanted.effects).toEqual([{ kind: 'write', what: 'transfer wanted', agent: 'ana' }]);
    const taken = after(wanted.request, { type: 'accepted', agent: ben }).request;
    expect(taken).toMatchObject({ state: 'accepted', assignee: 'ben', transfer: null, queue: 'general' });
    const declined = after(wanted.request, { type: 'rejected', agent: ben }).request;
    expect(declined).toMatchObject({ state: 'active', assignee: 'ana', transfer: null });
  });

  it('that is warm goes on while both sides write, and is over when the request is', () => {
    const wanted = after(requestAt('active'), transfer({ queue: 'cards' }, true)).request;
    const written = [{ type: 'heard' }, { type: 'replied', agent: ana }, { type: 'held', until: null }] as const;
    const on = written.reduce((request, event) => after(request, event).request, wanted);
    expect(on).toMatchObject({ state: 'on_hold', transfer: { to: { queue: 'cards' } } });
    expect(after(on, { type: 'accepted', agent: ben }).request).toMatchObject({ state: 'accepted', assignee: 'ben', queue: 'cards' });
    expect(after(on, { type: 'returned', outcome: 'x' }).request).toMatchObject({ state: 'closed', transfer: null, timers: [] });
  });
});

describe('the end', () => {
  it.each<[string, HandoffState, DeskEvent, object]>([
    ['given back', 'active', { type: 'returned', outcome: 'blocked' }, { ended: 'returned_to_bot', outcome: 'blocked' }],
    ['taken back', 'queued', { type: 'cancelled' }, { ended: 'customer_cancelled' }],
    [
      'completed from the line',
      'queued',
      { type: 'completed', outcome: 'spam', tags: ['a'], note: 'n' },
      { ended: 'resolved', tags: ['a'] },
    ],
    ['completed twice', 'wrap_up', { type: 'completed', outcome: 'sold', tags: null, note: null }, { ended: 'resolved', outcome: 'sold' }],
    ['a customer with more to say, and nobody there', 'wrap_up', { type: 'heard' }, { ended: 'resolved', outcome: 'resolved' }],
  ])('%s', (_, state, event, end) => {
    const world = facts({ now: start + 7_000, leaseUntil: 0 });
    const { request } = after(requestAt(state), event, world);
    expect(request).toMatchObject({ state: 'closed', endedAt: start + 7_000, waitingSince: null, offer: null, timers: [], ...end });
    expect(request).not.toHaveProperty('wakeAt');
  });

  it('keeps the tags and the note of the first time where the second names none', () => {
    const first = after(requestAt('active'), { type: 'completed', outcome: 'resolved', tags: ['loan'], note: 'called' }).request;
    expect(first).toMatchObject({ state: 'wrap_up', outcome: 'resolved', tags: ['loan'], note: 'called' });
    const second = after(first, { type: 'completed', outcome: 'sold', tags: null, note: null }).request;
    expect(second).toMatchObject({ outcome: 'sold', tags: ['loan'], note: 'called' });
  });
});
