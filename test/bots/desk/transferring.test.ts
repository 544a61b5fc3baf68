import { describe, expect, it } from '@jest/globals';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import type { AgentId } from '../../../flows/dialogue/ids';
import type { Agent, Presence } from '../../../handoff/desk/agent';
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

  it.each<[string, Partial<Agent>]>([
    ['is not of the house any more', { disabled: true }],
    ['does not serve customers', { roles: ['writer', 'designer'] }],
  ])('to somebody who %s is refused, cold or warm', async (_, about) => {
    const { transfers, hires } = await served();
    const cleo = await hires('cleo', about);
    expect(await transfers({ agent: cleo }, false)).toEqual({ kind: 'refused', why: 'no_such_target' });
    expect(await transfers({ agent: cleo }, true)).toEqual({ kind: 'refused', why: 'no_such_target' });
  });

  it.each<[string, Partial<Presence>]>([
    ['has gone by choice', { intent: 'offline' }],
    ['was not heard of for a while', { leaseUntil: 0 }],
  ])('to somebody who %s is refused, and waits for them where it is warm', async (_, presence) => {
    const { transfers, hires, request } = await served();
    const cleo = await hires('cleo', {}, presence);
    expect(await transfers({ agent: cleo }, false)).toEqual({ kind: 'refused', why: 'not_there' });
    expect(await request()).toMatchObject({ state: 'active', assignee: 'ana' });
    expect(await transfers({ agent: cleo }, true)).toMatchObject({ kind: 'done', request: { transfer: { to: { agent: 'cleo' } } } });
  });

  it('that is missed leaves whoever has gone in the meantime as they are', async () => {
    const { transfers, becomes, passes, presence } = await served();
    await transfers({ agent: ben }, false);
    await becomes(ben, { intent: 'offline' });
    await passes(30 * second);
    expect(await presence(ben)).toMatchObject({ intent: 'offline', missedOffer: false });
  });

  it('of somebody in line, to a queue that is closed, is told to the customer with the time when it opens', async () => {
    const at = await deskStage({ clock: virtualClock(Date.parse('2026-01-14T22:00:00Z')) });
    await at.says('there is fraud on my account');
    expect(await at.request()).toMatchObject({ state: 'queued', queue: 'cards-emergency' });
    const read = await at.reads(() => at.does((id) => at.desk.transfer(ana, id, { to: { queue: 'complaints' }, warm: false, note: '' })));
    expect(read).toContain('My colleagues are not here at the moment.');
    expect(read).toContain('tomorrow from 08:00');
    expect((await at.request()).state).toBe('deferred');
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
