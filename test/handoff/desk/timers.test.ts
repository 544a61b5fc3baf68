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
    expect(request).toMatchObject({ opensAt: opening });
    expect(ringAt(request, facts({ now: opening })).request).toMatchObject({ state: 'queued', opensAt: null, requestedAt: start });
  });

  it('waits for the next opening where this one was a holiday after all, and is told so', () => {
    const next = ringAt(requestAt('deferred'), facts({ now: opening, opensAt: opening + minutes(1440) }));
    expect(next.effects).toEqual([{ kind: 'tell', text: 'closed' }]);
    expect(next.request).toMatchObject({ state: 'deferred', opensAt: opening + minutes(1440) });
  });

  it('looks every quarter of an hour, for hours may have changed, and says nothing where they have not', () => {
    const request = requestAt('deferred');
    expect(request.wakeAt).toBe(start + minutes(15));
    const same = ringAt(request, closedAt(start + minutes(15)));
    expect(same.effects).toEqual([]);
    expect(same.request).toMatchObject({ state: 'deferred', wakeAt: start + minutes(30), promise: request.promise });
    const open = ringAt(request, at(minutes(15)));
    expect(open.request).toMatchObject({ state: 'queued', opensAt: null, promise: { since: start + minutes(15) } });
  });

  it('hears of its place a minute after the queue has opened, however old it is', () => {
    const open = ringAt(requestAt('deferred'), facts({ now: opening })).request;
    expect(open).toMatchObject({ inLineSince: opening, wakeAt: opening + minutes(1) });
  });
});

describe('a customer to whom nobody may write any more', () => {
  const outOfReach = (ms: number): Facts => at(ms, { isInReach: false });
  const lapsed = ringAt(requestAt('queued'), outOfReach(minutes(1)));

  it("takes nobody's place in line, without a word that would not reach them", () => {
    expect(lapsed.request).toMatchObject({ state: 'deferred', opensAt: null });
    expect(lapsed.effects).toEqual([]);
    expect(ringAt(lapsed.request, outOfReach(minutes(16))).request).toMatchObject({ state: 'deferred', wakeAt: start + minutes(31) });
  });

  it('is in line as soon as they write, and is promised a word anew', () => {
    const back = after(lapsed.request, { type: 'heard' }, at(minutes(600))).request;
    const promise = { since: start + minutes(600), due: start + minutes(610), warned: 0 };
    expect(back).toMatchObject({ state: 'queued', requestedAt: start, waitingSince: start + minutes(600), promise });
  });

  it('waits for the opening where they write in the night', () => {
    const night = closedAt(start + minutes(300));
    expect(after(lapsed.request, { type: 'heard' }, night)).toMatchObject({
      request: { state: 'deferred', opensAt: opening },
      effects: [{ kind: 'tell', text: 'closed' }],
    });
  });
});

describe('in a queue that is no longer declared', () => {
  it('goes over into the one that stands for it, in line and before the opening', () => {
    const other = { queue: 'cards' };
    const moved = { kind: 'write', what: 'queue gone', to: { queue: 'cards' } };
    const queued = ringAt(requestAt('queued'), at(minutes(1), other));
    expect(queued).toMatchObject({ request: { state: 'queued', queue: 'cards' }, effects: [moved] });
    const deferred = ringAt(requestAt('deferred'), { ...closedAt(start + minutes(15)), ...other });
    expect(deferred).toMatchObject({ request: { state: 'deferred', queue: 'cards' }, effects: [moved] });
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
    expect(closed.request).toMatchObject({ state: 'deferred', opensAt: opening });
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

  it.each(['left', 'lost'])('is over, and the bot goes on, where they took it unasked and have %s before a word', (how) => {
    const pulled = requestAt('accepted', { waitingSince: null });
    const over =
      how === 'left'
        ? after(pulled, { type: 'left', forGood: false })
        : ringAt(pulled, at(seconds(65), { leaseUntil: start + seconds(45) }));
    expect(over.request).toMatchObject({ state: 'closed', ended: 'returned_to_bot' });
    expect(over.effects).toEqual([
      { kind: 'write', what: 'agent lost' },
      { kind: 'tell', text: 'untouched' },
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
