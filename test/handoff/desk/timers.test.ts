import { describe, expect, it } from '@jest/globals';
import type { Facts } from '../../../handoff/desk/event';
import type { HandoffRequest } from '../../../handoff/desk/request';
import { beginLife } from '../../../handoff/desk/step';
import { after, ana, ben, closedAt, facts, fresh, minutes, opening, requestAt, ringAt, seconds, start } from './request-at';

/** The world so long after the start; Ana's window lives for 45 seconds from then on. */
const at = (ms: number, about: Partial<Facts> = {}): Facts => facts({ now: start + ms, ...about });
const gone = { leaseUntil: start };
const state = ({ request }: { request: HandoffRequest }): string => request.state;

describe('deferred', () => {
  it('is in line when the queue opens, with its old age', () => {
    const request = requestAt('deferred');
    expect(request).toMatchObject({ wakeAt: opening, opensAt: opening });
    expect(ringAt(request, facts({ now: opening })).request).toMatchObject({ state: 'queued', opensAt: null, requestedAt: start });
  });

  it('waits for the next opening where this one was a holiday after all, and is told so', () => {
    const next = ringAt(requestAt('deferred'), facts({ now: opening, opensAt: opening + minutes(1440) }));
    expect(next.effects).toEqual([{ kind: 'tell', text: 'closed' }]);
    expect(next.request).toMatchObject({ state: 'deferred', wakeAt: opening + minutes(1440), opensAt: opening + minutes(1440) });
  });
});

describe('in line', () => {
  it('hears of its place after a minute, and from then on every three', () => {
    const request = requestAt('queued');
    expect(request.wakeAt).toBe(start + minutes(1));
    const first = ringAt(request, at(minutes(1)));
    expect(first.effects).toEqual([{ kind: 'tell', text: 'place' }]);
    expect(first.request).toMatchObject({ state: 'queued', wakeAt: start + minutes(4) });
    const second = ringAt(first.request, at(minutes(4))).request;
    expect(second.timers.map(({ due }) => due)).toContain(start + minutes(7));
  });

  it('may be offered once more to those who let it pass, when nobody has taken it by then', () => {
    const declined = after(requestAt('offered'), { type: 'rejected', agent: ana }).request;
    expect(ringAt(declined, at(minutes(1))).request.passedOver).toEqual([]);
  });

  it('is deferred and told so when the queue closes', () => {
    const closed = ringAt(requestAt('queued'), closedAt(start + minutes(1)));
    expect(closed.request).toMatchObject({ state: 'deferred', opensAt: opening, wakeAt: opening });
    expect(closed.effects).toEqual([{ kind: 'tell', text: 'closed' }]);
  });

  it('takes an offer with it into the night', () => {
    const offered = after(requestAt('queued'), { type: 'offered', agent: ana }, at(seconds(50))).request;
    expect(ringAt(offered, closedAt(start + minutes(1))).request).toMatchObject({ state: 'deferred', offer: null });
  });
});

describe('offered', () => {
  it('is back in line when half a minute has passed', () => {
    const request = requestAt('offered');
    expect(request).toMatchObject({ wakeAt: start + seconds(30), offer: { until: start + seconds(30) } });
    expect(ringAt(request, at(seconds(30))).request).toMatchObject({ state: 'queued', offer: null, passedOver: ['ana'] });
  });

  it('does not stop the clock of the one who waits', () => {
    const offered = after(requestAt('queued'), { type: 'offered', agent: ana }, at(seconds(40))).request;
    const told = ringAt(offered, at(minutes(1)));
    expect(told.effects).toEqual([{ kind: 'tell', text: 'place' }]);
    expect(told.request).toMatchObject({ state: 'offered', offer: { agent: 'ana' }, wakeAt: start + seconds(70) });
  });
});

describe('accepted', () => {
  it('is lost twenty seconds after the lease of its agent has ended', () => {
    const request = requestAt('accepted');
    expect(request.wakeAt).toBe(start + seconds(65));
    const lost = ringAt(request, at(seconds(65), { leaseUntil: start + seconds(45) }));
    expect(lost.request).toMatchObject({ state: 'queued', assignee: null, preferred: { agent: 'ana', until: start + seconds(95) } });
    expect(lost.effects).toEqual([
      { kind: 'write', what: 'agent lost' },
      { kind: 'tell', text: 'agent_lost' },
    ]);
  });

  it('is not, while they renew it', () => {
    const still = ringAt(requestAt('accepted'), at(seconds(65)));
    expect(still).toMatchObject({ request: { state: 'accepted', wakeAt: start + seconds(130) }, effects: [] });
  });
});

describe('active', () => {
  const awaited = after(requestAt('active'), { type: 'heard' }).request;

  it('is lost a minute after the lease has ended, where the customer waits', () => {
    expect(awaited.wakeAt).toBe(start + seconds(105));
    const lost = ringAt(awaited, at(seconds(105), gone));
    expect(lost.request).toMatchObject({ state: 'queued', assignee: null, waitingSince: start });
    expect(lost.effects).toContainEqual({ kind: 'tell', text: 'agent_lost' });
  });

  it('is on hold then, and silently, where the customer does not', () => {
    const held = ringAt(requestAt('active'), at(seconds(105), gone));
    expect(held.request).toMatchObject({ state: 'on_hold', assignee: 'ana' });
    expect(held.effects).toEqual([{ kind: 'write', what: 'on hold' }]);
  });

  it('gives its place free after ten minutes without a word from either side', () => {
    const request = requestAt('active');
    const due = request.timers.map((timer) => timer.due).sort((one, other) => one - other);
    expect(due).toEqual([start + seconds(105), start + minutes(10), start + minutes(15)]);
    const kept = ringAt(request, at(seconds(105))).request;
    expect(kept.timers.map((timer) => timer.due)).toContain(start + minutes(10));
    const idle = { ...kept, timers: kept.timers.filter(({ due: then }) => then === start + minutes(10)) };
    expect(state(ringAt(idle, at(minutes(10))))).toBe('on_hold');
  });

  it('counts those ten minutes from the last word', () => {
    const later = after(requestAt('active'), { type: 'replied', agent: ana }, at(minutes(3))).request;
    expect(later.timers.map((timer) => timer.due)).toContain(start + minutes(13));
  });

  it('never gives it free while the customer waits for an answer', () => {
    const idle = { ...awaited, timers: awaited.timers.filter(({ due }) => due === start + minutes(10)) };
    expect(state(ringAt(idle, at(minutes(10))))).toBe('active');
  });
});

describe('on hold', () => {
  const until = (ms: number | null) => after(requestAt('active'), { type: 'held', until: ms }).request;

  it('comes back by itself when it should, where the agent is there and has room', () => {
    const held = until(start + minutes(5));
    expect(held.wakeAt).toBe(start + minutes(5));
    expect(ringAt(held, at(minutes(5))).request).toMatchObject({ state: 'active', holdUntil: null, lastWordAt: start + minutes(5) });
  });

  it.each<[string, Partial<Facts>]>([
    ['gone', { leaseUntil: 0 }],
    ['full', { hasRoom: false }],
  ])('goes back in line where the agent is %s', (_, about) => {
    expect(ringAt(until(start + minutes(5)), at(minutes(5), about)).request).toMatchObject({
      state: 'queued',
      assignee: null,
      preferred: { agent: 'ana' },
    });
  });

  it('rings at once where that time is over already', () => {
    expect(until(start - 1).wakeAt).toBe(start);
  });

  it('ends after a day in which the customer has not come back', () => {
    const held = until(null);
    expect(held.wakeAt).toBe(start + minutes(1440));
    expect(ringAt(held, at(minutes(1440))).request).toMatchObject({ state: 'closed', ended: 'customer_left' });
  });

  it('never ends on a customer who waits', () => {
    const waits = after(requestAt('accepted'), { type: 'held', until: null }).request;
    expect(waits.waitingSince).toBe(start);
    const alone = { ...waits, timers: waits.timers.filter(({ due }) => due === start + minutes(1440)) };
    expect(state(ringAt(alone, at(minutes(1440))))).toBe('active');
    const back = ringAt(alone, at(minutes(1440), gone));
    expect(state(back)).toBe('queued');
    expect(back.effects).toContainEqual({ kind: 'tell', text: 'back_in_line' });
  });
});

describe('a warm transfer', () => {
  it('that nobody takes is forgotten after five minutes, and the first agent goes on', () => {
    const event = { type: 'transferred', by: ana, to: { agent: ben }, warm: true, note: '' } as const;
    const wanted = after(requestAt('on_hold'), event).request;
    expect(wanted).toMatchObject({ wakeAt: start + minutes(5), transfer: { until: start + minutes(5) } });
    const alone = ringAt(wanted, at(minutes(5)));
    expect(alone.request).toMatchObject({ state: 'on_hold', assignee: 'ana', transfer: null });
    expect(alone.effects).toEqual([{ kind: 'write', what: 'transfer not taken' }]);
  });
});

describe('wrap-up', () => {
  it('is over after two minutes', () => {
    const request = requestAt('wrap_up');
    expect(request.wakeAt).toBe(start + minutes(2));
    expect(ringAt(request, at(minutes(2))).request).toMatchObject({ state: 'closed', ended: 'resolved', endedAt: start + minutes(2) });
  });
});

describe('a request that begins', () => {
  it('outside opening hours is deferred and told so, inside them in line', () => {
    expect(beginLife(fresh(), closedAt(start))).toMatchObject({
      request: { state: 'deferred' },
      effects: [{ kind: 'tell', text: 'closed' }],
    });
    expect(beginLife(fresh(), facts())).toMatchObject({ request: { state: 'queued', opensAt: null }, effects: [] });
  });
});
