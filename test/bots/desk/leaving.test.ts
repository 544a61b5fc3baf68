import { describe, expect, it } from '@jest/globals';
import { agents } from '../../../bots/conversation/people';
import { change } from '../../../bots/storage/store';
import type { Agent } from '../../../handoff/desk/agent';
import { ana, ben, deskStage, hour, minute, person, second } from './desk-stage';

/** Ana serves a customer, and her window is heard of for hours. */
const serving = async () => {
  const at = await deskStage();
  await at.says(person);
  await at.does((id) => at.desk.accept(ana, id));
  return {
    ...at,
    /** As signing out, or choosing to be offline, does it. */
    leaves: async (): Promise<string> => {
      await at.becomes(ana, { intent: 'offline', leaseUntil: 0 });
      return at.reads(() => at.desk.leave(ana));
    },
  };
};

/** Ana waits for a word of the customer's. */
const onHold = async () => {
  const at = await serving();
  await at.replies(ana, 'Which account is it?');
  await at.does((id) => at.desk.hold(ana, id));
  return {
    ...at,
    alterAccount: async (about: Partial<Agent>): Promise<void> => {
      const { version, ...account } = await at.agent(ana);
      await at.store.commit([change.update(agents, { ...account, ...about }, version)]);
    },
  };
};

describe('an agent who leaves by choice', () => {
  it('before their first word: the customer is back in line and told, at once', async () => {
    const { leaves, request, agent, stored } = await serving();
    const { requestedAt } = await request();
    expect(await leaves()).toContain('You keep your place, and another colleague will write to you here.');
    expect(await request()).toMatchObject({ state: 'queued', assignee: null, requestedAt });
    expect((await stored()).floor.holder).toBe('queue');
    expect((await agent(ana)).load).toEqual([]);
  });

  it('while the customer waits for an answer: the same', async () => {
    const { leaves, replies, says, request } = await serving();
    await replies(ana, 'One moment.');
    await says('well?');
    expect(await leaves()).toContain('another colleague will write to you here');
    expect((await request()).state).toBe('queued');
  });

  it('while it is for the customer to speak: nothing is said, and their next word brings them into the line', async () => {
    const { leaves, replies, says, request, agent } = await serving();
    await replies(ana, 'Which account is it?');
    expect(await leaves()).toBe('');
    expect(await request()).toMatchObject({ state: 'on_hold', assignee: 'ana' });
    expect((await agent(ana)).load).toEqual([]);
    expect(await says('the second one')).toContain('My colleague is busy just now');
    expect((await request()).state).toBe('queued');
  });

  it('while a customer who waits is on hold: the same', async () => {
    const { leaves, does, desk, replies, says, request } = await serving();
    await replies(ana, 'One moment.');
    await says('well?');
    await does((id) => desk.hold(ana, id));
    expect(await leaves()).toContain('another colleague will write to you here');
    expect((await request()).state).toBe('queued');
  });

  it('leaves an offer to others, and is not set away for it', async () => {
    const at = await deskStage();
    const cleo = await at.hires('cleo', { roles: ['agent'] });
    await at.becomes(ana, { intent: 'available' });
    await at.says(person);
    expect(await at.request()).toMatchObject({ state: 'offered', offer: { agent: 'ana' } });
    await at.becomes(ana, { intent: 'offline', leaseUntil: 0 });
    await at.becomes(cleo, { intent: 'available' });
    await at.desk.leave(ana);
    await at.settle();
    expect(await at.request()).toMatchObject({ state: 'offered', offer: { agent: 'cleo' } });
    await at.passes(minute);
    expect(await at.presence(ana)).toMatchObject({ intent: 'offline', missedOffer: false });
  });

  it('and is offline when an offer to them runs out is still offline', async () => {
    const at = await deskStage();
    await at.becomes(ana, { intent: 'available' });
    await at.says(person);
    await at.becomes(ana, { intent: 'offline', leaseUntil: 0 });
    await at.passes(minute);
    expect((await at.request()).state).toBe('queued');
    expect(await at.presence(ana)).toMatchObject({ intent: 'offline', missedOffer: false });
  });

  it('and is back before anything was moved keeps what they have', async () => {
    const { becomes, desk, settle, request, clock } = await serving();
    await becomes(ana, { intent: 'available', leaseUntil: clock.now() + hour });
    await desk.leave(ana);
    await settle();
    expect(await request()).toMatchObject({ state: 'accepted', assignee: 'ana' });
  });

  it('and dies with the server before anything was moved is lost when the timer rings', async () => {
    const at = await deskStage();
    await at.says(person);
    await at.becomes(ana, { leaseUntil: at.clock.now() + 45 * second });
    await at.does((id) => at.desk.accept(ana, id));
    await at.becomes(ana, { intent: 'offline', leaseUntil: 0 });
    expect((await at.request()).state).toBe('accepted');
    expect(await at.passes(65 * second)).toContain('another colleague');
  });
});

describe('an agent who may not serve any more', () => {
  it.each<[string, Partial<Agent>]>([
    ['is disabled', { disabled: true }],
    ['has another role', { roles: ['writer'] }],
  ])('and %s keeps nobody, not even who would have had to speak next', async (_, about) => {
    const { leaves, request, alterAccount } = await onHold();
    await alterAccount(about);
    expect(await leaves()).toContain('another colleague will write to you here');
    expect(await request()).toMatchObject({ state: 'queued', assignee: null });
  });

  it('does not get back who was on hold with them, though their window is still there', async () => {
    const { does, desk, says, request, alterAccount } = await onHold();
    await alterAccount({ roles: ['writer'] });
    expect(await says('the second one')).toContain('My colleague is busy just now');
    expect((await request()).state).toBe('queued');
    expect(await does((id) => desk.accept(ben, id))).toMatchObject({ kind: 'done' });
  });
});

describe('an agent who is offline and takes work', () => {
  it('is there after all, and busy: they are not lost a minute later', async () => {
    const at = await deskStage();
    await at.becomes(ana, { intent: 'offline', leaseUntil: 0 });
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    expect(await at.presence(ana)).toMatchObject({ intent: 'busy', leaseUntil: at.clock.now() + 45 * second });
  });

  it('does so too by pulling, by taking over, by going on and by replying', async () => {
    const at = await deskStage();
    const leaves = () => at.becomes(ana, { intent: 'offline', leaseUntil: 0 });
    await at.says('hello');
    await leaves();
    await at.desk.pull(ana, (await at.stored()).id);
    expect(await at.presence(ana)).toMatchObject({ intent: 'busy' });
    await at.does((id) => at.desk.hold(ana, id));
    await leaves();
    await at.does((id) => at.desk.resume(ana, id));
    expect(await at.presence(ana)).toMatchObject({ intent: 'busy' });
    await at.does((id) => at.desk.hold(ana, id));
    await leaves();
    await at.replies(ana, 'I have found it.');
    expect(await at.presence(ana)).toMatchObject({ intent: 'busy' });
    const boss = await at.hires('boss', { roles: ['supervisor'] }, { intent: 'offline', leaseUntil: 0 });
    await at.does((id) => at.desk.transfer(boss, id, { to: { agent: boss }, warm: false, note: '' }));
    expect(await at.presence(boss)).toMatchObject({ intent: 'busy' });
  });

  it('keeps the choice of being away or busy', async () => {
    const at = await deskStage();
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    expect(await at.presence(ana)).toMatchObject({ intent: 'away' });
  });

  it('is not held to be there by what somebody else does for them', async () => {
    const at = await deskStage();
    const boss = await at.hires('boss', { roles: ['supervisor'] });
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    await at.becomes(ana, { intent: 'offline', leaseUntil: 0 });
    await at.does((id) => at.desk.hold(boss, id));
    await at.does((id) => at.desk.resume(boss, id));
    expect(await at.presence(ana)).toMatchObject({ intent: 'offline' });
  });
});
