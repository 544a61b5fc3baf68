import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import type { Change, Store } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import type { HandoffRequest } from '../../../handoff/desk/request';
import { countingBank } from '../conversation/counting-bank';
import { ana, deskStage, hour, lost, minute, person, second } from './desk-stage';

describe('a customer in line', () => {
  it('reads at once that a person comes, their place, and how to go on with the bot', async () => {
    const { says, waits, door } = await deskStage();
    await waits('visitor-4');
    await waits('visitor-5');
    const told = await says(person);
    expect(told).toContain('handing you over to a colleague');
    expect(told).toContain('There are 2 people before you. It may take a few minutes.');
    expect(door.sent.at(-1)?.reply.choices?.map(({ title }) => title)).toEqual(['Go on with the bot']);
  });

  it('reads how long it will take, where that is known', async () => {
    const { says, waits, clock } = await deskStage();
    for (const [index, ago] of [2, 4, 6].entries()) {
      await waits(`visitor-${index + 4}`, { state: 'closed', acceptedAt: clock.now() - ago * minute });
    }
    expect(await says(person)).toContain('You are next. It should take about 2 minutes.');
  });

  it('hears of the line again only when it has changed much', async () => {
    const { says, waits, passes, desk } = await deskStage();
    const before = [await waits('visitor-4'), await waits('visitor-5'), await waits('visitor-6'), await waits('visitor-7')] as const;
    expect(await says(person)).toContain('There are 4 people before you.');
    expect(await passes(minute)).toBe('');
    await desk.accept(ana, before[0]);
    expect(await passes(3 * minute)).toBe('');
    await desk.accept(ana, before[1]);
    expect(await passes(3 * minute)).toContain('There are 2 people before you.');
    expect(await passes(2 * minute)).toBe('');
    await desk.accept(ana, before[2]);
    await desk.accept(ana, before[3]);
    expect(await passes(3 * minute)).toContain('You are next.');
  });

  it('counts the more urgent before them, and not those of other queues', async () => {
    const { says, waits } = await deskStage();
    await waits('visitor-4', { priority: 'urgent', requestedAt: Date.UTC(2030, 0) });
    await waits('visitor-5', { queue: 'cards' });
    await waits('visitor-6', { priority: 'low' });
    expect(await says(person)).toContain('There is one person before you.');
  });

  it('has a card blocked in the meantime, and is reminded of what is still to come', async () => {
    const bank = countingBank();
    const { says, taps, request } = await deskStage({ actions: bank.actions });
    await says(person);
    await says(lost);
    await taps('4821');
    await says('yes');
    await says('no');
    expect(await says('no')).toContain('My colleagues already have your request');
    expect([bank.done('block'), (await request()).state]).toEqual([1, 'queued']);
  });
});

describe('a customer who would rather go on with the bot', () => {
  it.each([
    ['by a tap', (at: Awaited<ReturnType<typeof deskStage>>) => at.taps('Go on with the bot')],
    ['in words', (at: Awaited<ReturnType<typeof deskStage>>) => at.says('cancel')],
  ])('says so %s, and is asked again what was open', async (_, back) => {
    const at = await deskStage({ actions: countingBank().actions });
    await at.says(lost);
    await at.says(person);
    const answer = await back(at);
    expect(answer).toContain("I've taken your request back. From here it's me again");
    expect(answer).toContain('Which card is it?');
    expect(await at.request()).toMatchObject({ state: 'closed', ended: 'customer_cancelled' });
    expect((await at.stored()).floor.holder).toBe('bot');
    expect(await at.taps('4821')).toContain('Shall I report your debit card');
  });

  it('is asked what they need where nothing was open', async () => {
    const { says, taps } = await deskStage();
    await says(person);
    expect(await taps('Go on with the bot')).toContain('What do you need?');
  });

  it('does not lose what was begun while they waited', async () => {
    const { says, taps, choice, tapsId } = await deskStage({ actions: countingBank().actions });
    await says(person);
    const back = choice('Go on with the bot');
    await says(lost);
    await taps('4821');
    expect(await tapsId(back)).toContain('Shall I report your debit card ••4821');
  });

  it('has taken back one request only: an old button does nothing to the next', async () => {
    const { says, choice, tapsId, request } = await deskStage();
    await says(person);
    const old = choice('Go on with the bot');
    await tapsId(old);
    await says(person);
    expect(await tapsId(old)).toContain('belongs to an earlier question');
    expect((await request()).state).toBe('queued');
  });
});

describe('a customer who asks for a person at night', () => {
  const night = () => virtualClock(Date.parse('2026-01-14T22:00:00Z'));

  it('reads when somebody will be there, and is in line when they are, with the place of the night', async () => {
    const at = await deskStage({ clock: night() });
    expect(await at.says(person)).toContain('tomorrow from 08:00');
    const asked = await at.request();
    expect(asked).toMatchObject({ state: 'deferred', opensAt: Date.parse('2026-01-15T07:00:00Z') });
    await at.becomes(ana, { intent: 'available' });
    await at.passes(8 * hour);
    expect((await at.request()).state).toBe('deferred');
    await at.passes(hour);
    expect(await at.request()).toMatchObject({ state: 'offered', offer: { agent: 'ana' }, requestedAt: asked.requestedAt });
  });

  it('can have a card blocked', async () => {
    const bank = countingBank();
    const { says, taps, request } = await deskStage({ clock: night(), actions: bank.actions });
    await says(person);
    await says(lost);
    await taps('4821');
    expect(await says('yes')).toContain('is blocked');
    expect([bank.done('block'), (await request()).state]).toEqual([1, 'deferred']);
  });

  it('may go on with the bot as well', async () => {
    const { says, taps, request } = await deskStage({ clock: night() });
    await says(person);
    await taps('Go on with the bot');
    expect(await request()).toMatchObject({ state: 'closed', opensAt: null });
  });

  it('is told when it has got too late for them while they waited', async () => {
    const { says, passes, request } = await deskStage({ clock: virtualClock(Date.parse('2026-01-14T18:59:30Z')) });
    expect(await says(person)).toContain('You are next.');
    expect(await passes(minute)).toContain('tomorrow from 08:00');
    expect((await request()).state).toBe('deferred');
  });
});

describe('an offer', () => {
  it('goes to somebody who is there, and stays their own for half a minute', async () => {
    const { says, becomes, request, agent } = await deskStage();
    await says(person);
    await becomes(ana, { intent: 'available' });
    expect(await request()).toMatchObject({ state: 'offered', offer: { agent: 'ana' } });
    expect((await agent(ana)).load).toHaveLength(1);
  });

  it('that is missed sets whoever missed it away, and goes to the next one at its old age', async () => {
    const at = await deskStage();
    await at.says(person);
    await at.becomes(ana, { intent: 'available' });
    const { requestedAt } = await at.request();
    await at.passes(30 * second);
    expect(await at.presence(ana)).toMatchObject({ intent: 'away', missedOffer: true });
    expect(await at.request()).toMatchObject({ state: 'queued', requestedAt, passedOver: ['ana'] });
    expect((await at.agent(ana)).load).toEqual([]);
    const ben = await at.hires('cleo', {}, { intent: 'available' });
    await at.settle();
    expect(await at.request()).toMatchObject({ state: 'offered', offer: { agent: ben } });
  });

  it('comes back to the only one who is there, when the customer hears of the line again', async () => {
    const { says, becomes, does, desk, request, passes } = await deskStage();
    await says(person);
    await becomes(ana, { intent: 'available' });
    await does((id) => desk.reject(ana, id));
    expect(await request()).toMatchObject({ state: 'queued' });
    await passes(minute);
    expect(await request()).toMatchObject({ state: 'offered', offer: { agent: 'ana' } });
  });

  it('cannot be declined by somebody else', async () => {
    const { says, becomes, does, desk, hires } = await deskStage();
    await says(person);
    await becomes(ana, { intent: 'available' });
    const other = await hires('cleo');
    expect(await does((id) => desk.reject(other, id))).toEqual({ kind: 'refused', why: 'not_yours' });
  });

  it('is not made after all where the last place was taken while the router was looking', async () => {
    const plain = memoryStore();
    let meanwhile: (() => Promise<unknown>) | null = null;
    const isOffer = (one: Change) =>
      one.verb === 'update' && one.collection.name === handoffs.name && (one.document as HandoffRequest).state === 'offered';
    const store: Store = {
      ...plain,
      commit: async (changes) => {
        const first = meanwhile;
        if (first === null || !changes.some(isOffer)) return plain.commit(changes);
        meanwhile = null;
        await first();
        return plain.commit(changes);
      },
    };
    const { says, becomes, request, hires, waits, desk, agent } = await deskStage({ store });
    const cleo = await hires('cleo', { capacity: 1 });
    const theirs = await waits('visitor-4', { queue: 'complaints', requestedAt: Date.UTC(2030, 0) });
    await says(person);
    meanwhile = () => desk.accept(cleo, theirs);
    await becomes(cleo, { intent: 'available' });
    expect(await agent(cleo)).toMatchObject({ load: [theirs] });
    expect((await request()).state).toBe('queued');
  });

  it('is not made to somebody whose places are taken, until one is free', async () => {
    const { says, becomes, request, hires, waits, does, desk } = await deskStage();
    const cleo = await hires('cleo', { capacity: 1 });
    const theirs = await waits('visitor-4');
    await becomes(cleo, { intent: 'available' });
    await says(person);
    expect((await request()).state).toBe('queued');
    await does(() => desk.accept(cleo, theirs));
    expect((await request()).state).toBe('queued');
    await does(() => desk.complete(cleo, theirs, { outcome: 'resolved' }));
    expect(await request()).toMatchObject({ state: 'offered', offer: { agent: 'cleo' } });
  });
});
