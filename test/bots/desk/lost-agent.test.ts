import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { houseOf } from '../../../bots/testing/house-of';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import type { Presence } from '../../../handoff/desk/agent';
import { ana, ben, deskStage, hour, minute, person, second } from './desk-stage';

/** Ana has accepted, and her window will be heard of for 45 seconds more. */
const accepted = async (presence: Partial<Presence> = {}) => {
  const at = await deskStage();
  await at.says(person);
  await at.becomes(ana, { leaseUntil: at.clock.now() + 45 * second, ...presence });
  await at.does((id) => at.desk.accept(ana, id));
  return at;
};

describe('a house that was away', () => {
  /** Nothing runs; then another process opens the same store. */
  const isAwayFor = async (ms: number, { house, clock, store, door }: Awaited<ReturnType<typeof accepted>>) => {
    await house.stop();
    await clock.advance(ms);
    const read = door.sent.length;
    const next = await houseOf(cardBank, [door], { store, clock });
    await next.settle();
    return {
      passes: async (more: number): Promise<readonly string[]> => {
        await clock.advance(more, next.settle);
        await next.settle();
        return door.sent.slice(read).map(({ reply }) => reply.text);
      },
    };
  };

  it('takes nobody for lost of whom it could not hear: their window has as long to come back as any other', async () => {
    const at = await accepted();
    const { passes } = await isAwayFor(3 * minute, at);
    expect(await passes(second)).toEqual([]);
    expect(await at.request()).toMatchObject({ state: 'accepted', assignee: 'ana' });
    expect((await passes(2 * minute)).join()).toContain('another colleague will write to you here');
    expect((await at.request()).state).toBe('queued');
  });

  it('waits for nobody who had gone by choice', async () => {
    const at = await accepted();
    await at.becomes(ana, { intent: 'offline', leaseUntil: 0 });
    const { passes } = await isAwayFor(3 * minute, at);
    expect((await passes(second)).join()).toContain('another colleague will write to you here');
  });
});

describe('an agent who is lost', () => {
  it('before their first word: the customer keeps the place and is told, after twenty seconds', async () => {
    const { passes, request, agent, stored } = await accepted();
    const { requestedAt } = await request();
    expect(await passes(64 * second)).toBe('');
    expect(await passes(second)).toContain('You keep your place, and another colleague will write to you here.');
    expect(await request()).toMatchObject({ state: 'queued', assignee: null, requestedAt, preferred: { agent: 'ana' } });
    expect((await stored()).floor.holder).toBe('queue');
    expect((await agent(ana)).load).toEqual([]);
  });

  it('when nobody else is there any more: the customer is told when somebody will be', async () => {
    const at = await deskStage({ clock: virtualClock(Date.parse('2026-01-14T18:59:30Z')) });
    await at.says(person);
    await at.becomes(ana, { leaseUntil: at.clock.now() + 45 * second });
    await at.does((id) => at.desk.accept(ana, id));
    const read = await at.passes(65 * second);
    expect(read).toContain('my colleague cannot go on today');
    expect(read).toContain('tomorrow from 08:00');
    expect((await at.request()).state).toBe('deferred');
  });

  it('was there when they accepted, whatever was heard of their window before', async () => {
    const { passes, request } = await accepted({ leaseUntil: 0 });
    await passes(64 * second);
    expect((await request()).state).toBe('accepted');
    await passes(second);
    expect((await request()).state).toBe('queued');
  });

  it('is not lost as long as their window is heard of', async () => {
    const { passes, becomes, request, clock } = await accepted();
    for (let time = 0; time < 8; time += 1) {
      await passes(15 * second);
      await becomes(ana, { leaseUntil: clock.now() + 45 * second });
    }
    expect((await request()).state).toBe('accepted');
  });

  it('while the customer waits for an answer: after a minute', async () => {
    const { passes, replies, says, request } = await accepted();
    await replies(ana, 'One moment.');
    await says('well?');
    expect(await passes(104 * second)).toBe('');
    expect(await passes(second)).toContain('another colleague will write to you here');
    expect((await request()).state).toBe('queued');
  });

  it('while it is for the customer to speak: nothing is said, and the next word brings them back into the line', async () => {
    const { passes, replies, says, request, agent, stored } = await accepted();
    await replies(ana, 'Which account is it?');
    expect(await passes(2 * minute)).toBe('');
    expect(await request()).toMatchObject({ state: 'on_hold', assignee: 'ana' });
    expect((await agent(ana)).load).toEqual([]);
    expect(await says('the second one')).toContain('My colleague is busy just now');
    expect(await request()).toMatchObject({ state: 'queued', assignee: null });
    expect((await stored()).floor.holder).toBe('queue');
  });

  it('on hold, and back when the customer is: both go on', async () => {
    const { passes, replies, says, request, becomes, clock } = await accepted();
    await replies(ana, 'Which account is it?');
    await passes(2 * minute);
    await becomes(ana, { leaseUntil: clock.now() + hour });
    expect(await says('the second one')).toBe('');
    expect(await request()).toMatchObject({ state: 'active', assignee: 'ana' });
  });

  it('and comes back within half a minute is offered it before others', async () => {
    const { passes, becomes, request, clock, hires } = await accepted();
    const cleo = await hires('cleo');
    await passes(65 * second);
    expect((await request()).state).toBe('queued');
    // Somebody with less to do becomes free at the same moment.
    await becomes(ana, { intent: 'available', leaseUntil: clock.now() + hour });
    await becomes(cleo, { intent: 'available' });
    expect(await request()).toMatchObject({ state: 'offered', offer: { agent: 'ana' } });
  });

  it('is not waited for where somebody else is free', async () => {
    const { passes, request, hires } = await accepted();
    await hires('cleo', {}, { intent: 'available' });
    await passes(65 * second);
    expect(await request()).toMatchObject({ state: 'offered', offer: { agent: 'cleo' } });
  });

  it('leaves whatever they have written: it is sent', async () => {
    const { passes, replies, door } = await accepted();
    door.outcomes.push({ kind: 'retryLater', code: 'x', reason: 'busy', after: 3 * minute, holds: 'letter' });
    await replies(ana, 'I am looking into it.');
    expect(await passes(4 * minute)).toContain('I am looking into it.');
  });
});

describe('a request on hold', () => {
  const held = async (until?: number) => {
    const at = await deskStage();
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    await at.replies(ana, 'I will find out.');
    await at.does((id) => at.desk.hold(ana, id, until === undefined ? undefined : at.clock.now() + until));
    return at;
  };

  it('takes no place, and comes back to the agent when the customer writes', async () => {
    const { agent, says, request } = await held();
    expect((await agent(ana)).load).toEqual([]);
    expect(await says('and?')).toBe('');
    expect(await request()).toMatchObject({ state: 'active' });
    expect((await agent(ana)).load).toHaveLength(1);
  });

  it('does not come back to an agent who has no place for it', async () => {
    const { store, agent, says, request, waits, desk, hires } = await held();
    const cleo = await hires('cleo');
    for (const name of ['visitor-4', 'visitor-5']) await desk.accept(ana, await waits(name));
    expect((await agent(ana)).load).toHaveLength(2);
    expect(await says('and?')).toContain('My colleague is busy just now');
    expect(await request()).toMatchObject({ state: 'queued' });
    expect((await agent(cleo)).load).toEqual([]);
    await store.close();
  });

  it('comes back by itself when it was held until then', async () => {
    const { passes, request } = await held(10 * minute);
    await passes(9 * minute);
    expect((await request()).state).toBe('on_hold');
    await passes(minute);
    expect((await request()).state).toBe('active');
  });

  it('comes back when its agent says so, and cannot be held twice', async () => {
    const { does, desk, request } = await held();
    expect(await does((id) => desk.hold(ana, id))).toEqual({ kind: 'refused', why: 'wrong_state' });
    await does((id) => desk.resume(ana, id));
    expect((await request()).state).toBe('active');
    expect(await does((id) => desk.resume(ana, id))).toEqual({ kind: 'refused', why: 'wrong_state' });
  });

  it('is over after a day without the customer, and the bot is there for what they say next', async () => {
    const { passes, request, stored, says } = await held();
    await passes(24 * hour);
    expect(await request()).toMatchObject({ state: 'closed', ended: 'customer_left' });
    expect((await stored()).openHandoff).toBeNull();
    expect(await says('hello')).toContain('What can I do for you?');
  });

  it('answered by its agent goes on', async () => {
    const { replies, request } = await held();
    await replies(ana, 'I have found it.');
    expect(await request()).toMatchObject({ state: 'active', holdUntil: null });
    expect(await replies(ben, 'So have I.')).toMatchObject({ why: 'not_yours', by: { name: 'ana' } });
  });
});
