import { describe, expect, it } from '@jest/globals';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { ana, ben, deskStage, minute, person } from './desk-stage';

/** Ana has accepted and does not write; her window is open. */
const accepted = async (at = deskStage()) => {
  const stage = await at;
  await stage.says(person);
  await stage.does((id) => stage.desk.accept(ana, id));
  return stage;
};

describe('an agent who says nothing', () => {
  it('loses the customer after a quarter of an hour; the customer is told, and somebody else is asked first', async () => {
    const { passes, request, agent, stored, events, becomes } = await accepted();
    for (const who of [ana, ben]) await becomes(who, { intent: 'available' });
    expect(await passes(14 * minute)).toBe('');
    expect(await passes(minute)).toContain("I'm sorry that you have had to wait.");
    expect(await request()).toMatchObject({ state: 'offered', assignee: null, passedOver: ['ana'], offer: { agent: 'ben' } });
    expect((await events()).at(-1)).toBe('handoff: agent silent');
    expect((await stored()).floor.holder).toBe('queue');
    expect((await agent(ana)).load).toEqual([]);
  });

  it('and is the only one there, is asked again when the customer hears of the line', async () => {
    const { passes, request, becomes } = await accepted();
    await becomes(ana, { intent: 'available' });
    await passes(15 * minute);
    expect((await request()).state).toBe('queued');
    await passes(minute);
    expect(await request()).toMatchObject({ state: 'offered', offer: { agent: 'ana' } });
  });

  it('to a customer who has written again loses them as well, and never one who waits for nothing', async () => {
    const { replies, says, passes, request } = await accepted();
    await replies(ana, 'One moment.');
    await says('well?');
    await passes(15 * minute);
    expect((await request()).state).toBe('queued');
    const patient = await accepted();
    await patient.replies(ana, 'One moment.');
    await patient.passes(15 * minute);
    expect((await patient.request()).state).toBe('on_hold');
  });

  it('keeps a customer whom they have put on hold', async () => {
    const { does, desk, passes, request } = await accepted();
    await does((id) => desk.hold(ana, id));
    expect(await passes(60 * minute)).toBe('');
    expect(await request()).toMatchObject({ state: 'on_hold', assignee: 'ana' });
  });

  it('when nobody else is there any more: the customer is told when somebody will be', async () => {
    const { passes, request } = await accepted(deskStage({ clock: virtualClock(Date.parse('2026-01-14T18:55:00Z')) }));
    const read = await passes(15 * minute);
    expect(read).toContain('my colleague cannot go on today');
    expect(read).toContain('tomorrow from 08:00');
    expect((await request()).state).toBe('deferred');
  });
});

describe('a hold that ends', () => {
  it('when the agent has gone and the queue is closed: the customer is told when somebody will be there', async () => {
    const at = await deskStage({ clock: virtualClock(Date.parse('2026-01-14T18:55:00Z')) });
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    await at.replies(ana, 'I am asking our branch.');
    await at.does((id) => at.desk.hold(ana, id, at.clock.now() + 20 * minute));
    await at.becomes(ana, { leaseUntil: at.clock.now() });
    const read = await at.passes(20 * minute);
    expect(read).toContain('my colleague cannot go on today');
    expect(read).toContain('tomorrow from 08:00');
    expect((await at.request()).state).toBe('deferred');
  });
});
