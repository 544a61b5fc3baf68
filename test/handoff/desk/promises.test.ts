import { describe, expect, it } from '@jest/globals';
import type { Facts } from '../../../handoff/desk/event';
import type { HandoffRequest } from '../../../handoff/desk/request';
import { ringTimer, type Stepped } from '../../../handoff/desk/step';
import { after, ana, closedAt, facts, minutes, need, nothingKnown, opening, requestAt, seconds, start } from './request-at';

const at = (ms: number, about: Partial<Facts> = {}): Facts => facts({ now: start + ms, ...about });

/** When the clock of the promise rings next; none: it does not. */
const warning = ({ timers }: HandoffRequest) => timers.find(({ id }) => id.includes('warning'));

/** Rings the clock of the promise, whatever else is due. */
const warned = (request: HandoffRequest, about: Partial<Facts> = {}): Stepped => {
  const timer = warning(request);
  if (!timer) throw new Error('Nothing is promised any more.');
  return ringTimer(request, timer, facts({ now: timer.due, ...about }));
};
const broken = (request: HandoffRequest): HandoffRequest => [1, 2, 3].reduce((now) => warned(now).request, request);

describe('the promise of a first word', () => {
  it('begins with the wish for a person, and ends with their first word', () => {
    const request = requestAt('queued');
    expect(request.promise).toEqual({ metric: 'first_response', since: start, due: start + minutes(10), warned: 0 });
    expect(requestAt('accepted').promise).toEqual(request.promise);
    expect(requestAt('active')).toMatchObject({ promise: null, waitingSince: null });
    expect(warning(requestAt('active'))).toBeUndefined();
  });

  it('is told of at 50, 80 and 100 percent, each once', () => {
    const levels: unknown[] = [];
    for (let request = requestAt('queued'); warning(request); request = warned(request).request) levels.push(warning(request)?.due);
    expect(levels).toEqual([start + minutes(5), start + minutes(8), start + minutes(10)]);
    expect(broken(requestAt('queued'))).toMatchObject({ state: 'queued', promise: { warned: 100 } });
    expect(warning(broken(requestAt('queued')))).toBeUndefined();
  });

  it('catches up step by step where nobody has looked for a long time', () => {
    const late = at(minutes(60));
    const first = warned(requestAt('queued'), late).request;
    expect(first.promise?.warned).toBe(50);
    expect(warning(first)?.due).toBe(late.now);
  });

  it('goes on where it was when the request is offered, declined, accepted, lost, and accepted again', () => {
    const half = warned(requestAt('queued')).request;
    const offered = after(half, { type: 'offered', agent: ana }, at(minutes(5))).request;
    const declined = after(offered, { type: 'rejected', agent: ana }, at(minutes(5))).request;
    const accepted = after(declined, { type: 'accepted', agent: ana }, at(minutes(6))).request;
    const lost = accepted.timers.find(({ id }) => id.includes('lostBefore'));
    const again = lost && ringTimer(accepted, lost, at(minutes(7), { leaseUntil: 0 })).request;
    expect(again).toMatchObject({ state: 'queued', entry: 'again' });
    for (const now of [offered, declined, accepted, again]) {
      expect(now?.promise).toEqual({ ...half.promise, warned: 50 });
      expect(now && warning(now)?.due).toBe(start + minutes(8));
    }
  });

  it('is told of no second time where it is passed on, and nobody is given more time by it', () => {
    const slow = at(minutes(11), { responseTimes: { first: minutes(60), next: minutes(60) } });
    const passed = after(
      broken(requestAt('accepted')),
      { type: 'transferred', by: ana, to: { queue: 'cards' }, warm: false, note: '' },
      slow,
    );
    expect(passed.request).toMatchObject({ state: 'queued', promise: { warned: 100, due: start + minutes(10) } });
    expect(warning(passed.request)).toBeUndefined();
  });

  it('is sooner where the request becomes more urgent', () => {
    const quick = at(minutes(1), { responseTimes: { first: minutes(2), next: minutes(1) } });
    const raised = after(
      requestAt('queued'),
      { type: 'raised', need: need({ priority: 'urgent' }), briefing: nothingKnown },
      quick,
    ).request;
    expect(raised.promise).toEqual({ metric: 'first_response', since: start, due: start + minutes(2), warned: 0 });
    expect(warning(raised)?.due).toBe(start + minutes(1));
  });
});

describe('while nobody is there, a promise', () => {
  it('has not begun: its time begins at the opening', () => {
    const deferred = requestAt('deferred');
    expect(deferred.promise).toEqual({ metric: 'first_response', since: opening, due: opening + minutes(10), warned: 0 });
    expect(warning(deferred)).toBeUndefined();
    const [timer] = deferred.timers;
    const opened = timer && ringTimer(deferred, timer, facts({ now: opening })).request;
    expect(opened).toMatchObject({ state: 'queued', promise: deferred.promise });
    expect(opened && warning(opened)?.due).toBe(opening + minutes(5));
  });

  it('begins at once where somebody takes the request all the same', () => {
    const taken = after(requestAt('deferred'), { type: 'accepted', agent: ana }, closedAt(start + minutes(60))).request;
    expect(taken.promise).toEqual({ metric: 'first_response', since: start + minutes(60), due: start + minutes(70), warned: 0 });
  });

  it('that has begun stands still, and goes on with what was left of it', () => {
    const half = warned(requestAt('queued')).request;
    const notice = half.timers.find(({ id }) => id.includes('notice'));
    const closed = notice && ringTimer(half, notice, closedAt(start + minutes(6))).request;
    expect(closed).toMatchObject({ state: 'deferred', promise: { due: opening + minutes(4), warned: 50 } });
    const [timer] = closed?.timers ?? [];
    const opened = closed && timer && ringTimer(closed, timer, facts({ now: opening })).request;
    expect(opened && warning(opened)?.due).toBe(opening + minutes(2));
  });

  it('that is broken stays broken', () => {
    const request = broken(requestAt('queued'));
    const notice = request.timers.find(({ id }) => id.includes('notice'));
    const closed = notice && ringTimer(request, notice, closedAt(start + minutes(11))).request;
    expect(closed?.promise).toEqual(request.promise);
  });
});

describe('the promise of a next word', () => {
  const heard = after(requestAt('active'), { type: 'heard' }, at(minutes(20))).request;

  it('begins with the first word of the customer that nobody has answered', () => {
    expect(heard.promise).toEqual({ metric: 'next_response', since: start + minutes(20), due: start + minutes(25), warned: 0 });
    expect(warning(heard)?.due).toBe(start + minutes(22.5));
    const more = after(heard, { type: 'heard' }, at(minutes(21))).request;
    expect([more.promise, warning(more)]).toEqual([heard.promise, warning(heard)]);
  });

  it('begins anew with each answer', () => {
    const answered = after(broken(heard), { type: 'replied', agent: ana }, at(minutes(26))).request;
    expect([answered.promise, warning(answered)]).toEqual([null, undefined]);
    const again = after(answered, { type: 'heard' }, at(minutes(30))).request;
    expect(again.promise).toEqual({ metric: 'next_response', since: start + minutes(30), due: start + minutes(35), warned: 0 });
  });

  it('goes on while the request is on hold, for the customer still waits', () => {
    const held = after(heard, { type: 'held', until: null }, at(minutes(21))).request;
    expect([held.state, held.promise, warning(held)]).toEqual(['on_hold', heard.promise, warning(heard)]);
    expect(requestAt('on_hold').promise).toBeNull();
  });

  it('stands still while the queue is closed, and rings behind the opening', () => {
    const closed = { ...closedAt(start + minutes(23)), now: start + minutes(23) };
    const half = warned(heard).request;
    const still = warned(half, closed).request;
    expect(still).toMatchObject({ state: 'active', promise: { warned: 50, since: opening - minutes(3) } });
    expect(warning(still)?.due).toBeGreaterThanOrEqual(opening);
    const given = after(still, { type: 'left', forGood: false }, { ...closed, now: start + minutes(24) }).request;
    expect(given).toMatchObject({ state: 'deferred', promise: still.promise });
  });

  it('of a word that came while the queue was closed begins at the opening', () => {
    const late = { ...closedAt(start + minutes(23)), now: start + minutes(23) };
    expect(after(requestAt('active'), { type: 'heard' }, late).request.promise).toMatchObject({ since: opening, warned: 0 });
  });

  it('is nothing any more when the request is over', () => {
    const event = { type: 'completed', outcome: 'resolved', tags: null, note: null } as const;
    expect(after(heard, event, at(minutes(21))).request).toMatchObject({ state: 'wrap_up', promise: null });
  });
});

describe('an agent who is there and says nothing', () => {
  const silence = (request: HandoffRequest, world: Facts): Stepped => {
    const timer = request.timers.find(({ id }) => id.includes('silent'));
    return timer && timer.due <= world.now ? ringTimer(request, timer, world) : { request, effects: [] };
  };
  const heard = after(requestAt('active'), { type: 'heard' }, at(seconds(30))).request;

  it.each<[string, HandoffRequest, number]>([
    ['before their first word', requestAt('accepted'), minutes(15)],
    ['to what the customer has written', heard, minutes(15) + seconds(30)],
  ])('%s loses the request after a quarter of an hour, and others are asked first', (_, request, ms) => {
    expect(silence(request, at(ms - 1)).request.state).toBe(request.state);
    const { request: lost, effects } = silence(request, at(ms));
    expect(lost).toMatchObject({ state: 'queued', entry: 'again', assignee: null, passedOver: ['ana'], preferred: null });
    expect(lost.waitingSince).toBe(request.waitingSince);
    expect(effects).toEqual([
      { kind: 'write', what: 'agent silent' },
      { kind: 'tell', text: 'agent_silent' },
    ]);
  });

  it('keeps it where the customer waits for nothing', () => {
    expect(silence(requestAt('active'), at(minutes(15))).request.state).toBe('active');
  });

  it('and then leaves, or is lost, keeps nobody waiting who is on hold', () => {
    const held = after(heard, { type: 'held', until: null }, at(minutes(1))).request;
    const left = after(held, { type: 'left', forGood: false }, at(minutes(2), { leaseUntil: 0 }));
    const timer = held.timers.find(({ id }) => id.includes('lostAfter'));
    const lost = timer && ringTimer(held, timer, at(minutes(30), { leaseUntil: start + minutes(2) }));
    for (const gone of [left, lost]) {
      expect(gone?.request).toMatchObject({ state: 'queued', entry: 'again', assignee: null });
      expect(gone?.effects).toContainEqual({ kind: 'tell', text: 'agent_lost' });
    }
    const stays = timer && ringTimer(held, timer, at(minutes(2))).request;
    expect(stays).toMatchObject({ state: 'on_hold', assignee: 'ana' });
    expect(stays?.timers.filter(({ id }) => id.includes('hold')).map(({ due }) => due)).toContain(
      held.timers.find(({ id }) => /\.hold\./.test(id))?.due,
    );
  });

  it('keeps what is on hold where it is for the customer to speak', () => {
    const held = requestAt('on_hold');
    expect(held.timers.some(({ id }) => id.includes('lost'))).toBe(false);
    expect(() => after(held, { type: 'left', forGood: false })).toThrow('means nothing');
  });

  it('may put it on hold, and then has as long again', () => {
    const held = after(heard, { type: 'held', until: start + minutes(60) }, at(minutes(14))).request;
    expect(held.timers.some(({ id }) => id.includes('silent'))).toBe(false);
    const resumed = after(held, { type: 'resumed' }, at(minutes(40))).request;
    expect(silence(resumed, at(minutes(55) - 1)).request.state).toBe('active');
    expect(silence(resumed, at(minutes(55))).request.state).toBe('queued');
  });
});
