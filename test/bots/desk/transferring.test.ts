import { describe, expect, it } from '@jest/globals';
import type { AgentId } from '../../../flows/dialogue/ids';
import type { Target } from '../../../handoff/desk/request';
import { ana, ben, deskStage, minute, person, second } from './desk-stage';

/** Ana serves a customer and wants to pass them on. */
const served = async () => {
  const at = await deskStage();
  await at.says(person);
  await at.does((id) => at.desk.accept(ana, id));
  await at.replies(ana, 'Good morning, this is Ana.');
  const transfers = (to: Target, warm: boolean, note = '') => at.does((id) => at.desk.transfer(ana, id, { to, warm, note }));
  return { ...at, transfers };
};

describe('a cold transfer', () => {
  it('to a queue is told to the customer once, and offered there at its old age', async () => {
    const { transfers, request, reads, becomes, agent, notes, stored } = await served();
    const { requestedAt } = await request();
    const read = await reads(() => transfers({ queue: 'complaints' }, false, 'wants a refund'));
    expect(read).toContain('My colleague is passing you on to somebody who can help you better.');
    expect(await request()).toMatchObject({ state: 'queued', queue: 'complaints', assignee: null, requestedAt });
    expect((await stored()).floor.holder).toBe('queue');
    expect((await agent(ana)).load).toEqual([]);
    expect((await notes()).map(({ text }) => text)).toEqual(['wants a refund']);
    expect(await reads(() => becomes(ben, { intent: 'available' }))).toBe('');
    expect(await request()).toMatchObject({ state: 'offered', offer: { agent: 'ben' } });
  });

  it('to somebody is theirs to accept, also above their capacity', async () => {
    const { transfers, request, does, desk, hires, agent, events } = await served();
    const cleo = await hires('cleo', { capacity: 0, name: 'Cleo Roth' });
    await transfers({ agent: cleo }, false);
    expect((await events()).at(-1)).toBe('handoff: transferred → Cleo Roth');
    expect(await request()).toMatchObject({ state: 'offered', offer: { agent: 'cleo' } });
    expect((await agent(cleo)).load).toHaveLength(1);
    await does((id) => desk.accept(cleo, id));
    expect(await request()).toMatchObject({ state: 'accepted', assignee: 'cleo' });
  });

  it('that is declined or missed leads into the line, not to nowhere', async () => {
    const declined = await served();
    await declined.transfers({ agent: ben }, false);
    await declined.does((id) => declined.desk.reject(ben, id));
    expect(await declined.request()).toMatchObject({ state: 'queued', passedOver: ['ben'] });
    const missed = await served();
    await missed.transfers({ agent: ben }, false);
    await missed.passes(30 * second);
    expect(await missed.request()).toMatchObject({ state: 'queued', passedOver: ['ben'] });
    expect(await missed.presence(ben)).toMatchObject({ intent: 'away', missedOffer: true });
  });

  it('to oneself is how a supervisor takes a conversation over, and nobody else', async () => {
    const { desk, does, hires, request, stored, replies } = await served();
    const before = (await stored()).floor.epoch;
    const takes = (who: AgentId) => does((id) => desk.transfer(who, id, { to: { agent: who }, warm: false, note: '' }));
    expect(await takes(ben)).toEqual({ kind: 'refused', why: 'not_yours', by: { id: 'ana', name: 'ana' } });
    const ida = await hires('ida', { roles: ['supervisor'] });
    await takes(ida);
    expect(await request()).toMatchObject({ state: 'accepted', assignee: 'ida' });
    expect((await stored()).floor).toMatchObject({ holder: 'agent', agent: 'ida', epoch: before + 1 });
    expect(await replies(ana, 'One moment')).toMatchObject({ kind: 'refused', why: 'not_yours', by: { name: 'ida' } });
  });

  it.each<[string, Target, string]>([
    ['nobody', { agent: 'nobody' as never }, 'no_such_target'],
    ['no queue', { queue: 'nowhere' }, 'no_such_target'],
    ['whoever has it already', { agent: ana }, 'wrong_state'],
  ])('to %s is refused, and nothing has changed', async (_, to, why) => {
    const { transfers, request } = await served();
    expect(await transfers(to, false)).toEqual({ kind: 'refused', why });
    expect(await request()).toMatchObject({ state: 'active', assignee: 'ana' });
  });

  it('to somebody who is not of the house any more is refused', async () => {
    const { transfers, hires } = await served();
    const cleo = await hires('cleo', { disabled: true });
    expect(await transfers({ agent: cleo }, false)).toEqual({ kind: 'refused', why: 'no_such_target' });
  });
});

describe('a warm transfer', () => {
  it('leaves the floor where it is until somebody has accepted, and the customer hears nothing', async () => {
    const { transfers, reads, request, replies, does, desk, stored, agent } = await served();
    expect(await reads(() => transfers({ agent: ben }, true))).toBe('');
    expect(await request()).toMatchObject({ state: 'active', assignee: 'ana', transfer: { to: { agent: 'ben' } } });
    expect(await replies(ana, 'I am asking Ben.')).toMatchObject({ kind: 'said' });
    await does((id) => desk.accept(ben, id));
    expect(await request()).toMatchObject({ state: 'accepted', assignee: 'ben', transfer: null });
    expect((await stored()).floor).toMatchObject({ holder: 'agent', agent: 'ben' });
    expect([(await agent(ana)).load, (await agent(ben)).load]).toEqual([[], [(await request()).id]]);
  });

  it('can be accepted by those alone whom it is meant for', async () => {
    const { transfers, does, desk, hires } = await served();
    const cleo = await hires('cleo', { queues: ['cards'] });
    await transfers({ agent: ben }, true);
    expect(await does((id) => desk.accept(cleo, id))).toEqual({ kind: 'refused', why: 'already_taken', by: { id: 'ana', name: 'ana' } });
    await transfers({ queue: 'cards' }, true);
    expect(await does((id) => desk.accept(cleo, id))).toMatchObject({ kind: 'done', request: { queue: 'cards', assignee: 'cleo' } });
  });

  it('that is declined stays with the first agent', async () => {
    const { transfers, does, desk, request, hires } = await served();
    const cleo = await hires('cleo');
    await transfers({ agent: ben }, true);
    expect(await does((id) => desk.reject(cleo, id))).toEqual({ kind: 'refused', why: 'not_yours' });
    await does((id) => desk.reject(ben, id));
    expect(await request()).toMatchObject({ state: 'active', assignee: 'ana', transfer: null });
  });

  it('that nobody takes within five minutes stays with the first agent', async () => {
    const { transfers, passes, request, events } = await served();
    await transfers({ agent: ben }, true);
    await passes(5 * minute);
    expect(await request()).toMatchObject({ state: 'active', assignee: 'ana', transfer: null });
    expect((await events()).at(-1)).toBe('handoff: transfer not taken');
  });
});
