import { describe, expect, it } from '@jest/globals';
import { handoffs, replyDrafts } from '../../../bots/conversation/records';
import { change } from '../../../bots/storage/store';
import { ana, ben, deskStage, hour, lost, minute, person } from './desk-stage';

/** Ana has completed a request and is at her paperwork. */
const completed = async () => {
  const at = await deskStage();
  await at.says(person);
  await at.does((id) => at.desk.accept(ana, id));
  await at.replies(ana, 'That is settled, then.');
  const read = await at.reads(() =>
    at.does((id) => at.desk.complete(ana, id, { outcome: 'resolved', tags: ['loan'], note: 'called back' })),
  );
  return { ...at, read };
};

describe('a request that is completed', () => {
  it('is at its paperwork: the place is free, the floor is the bot’s, and the customer reads nothing', async () => {
    const { read, request, agent, stored, notes } = await completed();
    expect(read).toBe('');
    expect(await request()).toMatchObject({ state: 'wrap_up', outcome: 'resolved', tags: ['loan'], note: 'called back' });
    expect((await agent(ana)).load).toEqual([]);
    expect((await stored()).floor.holder).toBe('bot');
    expect((await notes()).map(({ text }) => text)).toEqual(['called back']);
  });

  it('is thanked for without being opened again', async () => {
    const { says, request } = await completed();
    const read = await says('thank you');
    expect(read).toContain("You're very welcome.");
    expect(read).toContain("From here it's me again");
    expect(await says('thanks')).not.toContain('me again');
    expect((await request()).state).toBe('wrap_up');
  });

  it('goes on with the same agent where the customer has more to say', async () => {
    const { says, request, stored, agent, events } = await completed();
    expect(await says('one more thing about my loan')).toBe('');
    expect(await request()).toMatchObject({ state: 'active', assignee: 'ana' });
    expect((await stored()).floor).toMatchObject({ holder: 'agent', agent: 'ana' });
    expect((await agent(ana)).load).toHaveLength(1);
    expect((await events()).at(-1)).toBe('handoff: reopened');
  });

  it('goes on in a new one, first in line, where that agent has gone, and the customer is told', async () => {
    const { says, becomes, clock, request, handoff, store, stored } = await completed();
    const first = await handoff();
    await becomes(ana, { intent: 'offline', leaseUntil: clock.now() });
    const read = await says('one more thing about my loan');
    expect(read).toContain('handing you over to a colleague');
    expect(read).toContain('You are next.');
    expect(read).not.toContain("I've added that");
    expect(await request()).toMatchObject({
      state: 'queued',
      entry: 'again',
      reopenOf: first,
      reason: 'asked',
      preferred: { agent: 'ana' },
    });
    expect(await store.get(handoffs, first)).toMatchObject({ state: 'closed', ended: 'resolved' });
    expect((await stored()).floor.holder).toBe('queue');
  });

  it('goes on in a new one where that agent is full, and what is safe is done meanwhile', async () => {
    const { says, waits, desk, request, handoff } = await completed();
    const first = await handoff();
    for (const name of ['visitor-4', 'visitor-5']) await desk.accept(ana, await waits(name));
    expect(await says(lost)).toContain('Which card is it?');
    expect(await request()).toMatchObject({ state: 'queued', reopenOf: first });
  });

  it('goes on as what is more urgent, where that is what the customer adds', async () => {
    const { says, becomes, clock, request } = await completed();
    await becomes(ana, { intent: 'offline', leaseUntil: clock.now() });
    await says('there is fraud on my account');
    expect(await request()).toMatchObject({ queue: 'cards-emergency', priority: 'urgent', reason: 'sensitive', entry: 'again' });
  });

  it('is over after two minutes, and the bot answers', async () => {
    const { passes, says, request, stored } = await completed();
    await passes(2 * minute);
    expect(await request()).toMatchObject({ state: 'closed', ended: 'resolved' });
    expect((await stored()).openHandoff).toBeNull();
    expect(await says(lost)).toMatch(/^From here it's me again, the digital assistant: a bot, not a person.[^]*Which card is it/);
    expect(await says('the blue one')).not.toContain('me again');
  });

  it('is over when it is completed a second time, which may correct the first', async () => {
    const { does, desk, request } = await completed();
    await does((id) => desk.complete(ana, id, { outcome: 'unresolved' }));
    expect(await request()).toMatchObject({ state: 'closed', outcome: 'unresolved', tags: ['loan'], note: 'called back' });
    expect(await does((id) => desk.complete(ana, id, { outcome: 'resolved' }))).toEqual({ kind: 'refused', why: 'wrong_state' });
    expect(await request()).toMatchObject({ outcome: 'unresolved' });
  });

  it('makes room for a new one, which names it, when the customer asks for a person after it', async () => {
    const { says, becomes, clock, request, handoff, passes } = await completed();
    const first = await handoff();
    await passes(minute);
    await becomes(ana, { leaseUntil: clock.now() });
    await says(person);
    expect(await request()).toMatchObject({ state: 'queued', assignee: null, reopenOf: first });
  });
});

describe('a new wish for a person', () => {
  it.each([
    [23 * hour, true],
    [25 * hour, false],
  ])('%i ms after the last one was closed goes on from it, with whoever served it: %s', async (pause, goesOn) => {
    const { says, does, desk, becomes, clock, passes, request, handoff, replies } = await deskStage();
    await says(person);
    const first = await handoff();
    await does((id) => desk.accept(ana, id));
    await replies(ana, 'Hello.');
    await does((id) => desk.complete(ana, id, { outcome: 'resolved' }));
    await does((id) => desk.complete(ana, id, { outcome: 'resolved' }));
    await passes(pause);
    for (const who of [ben, ana]) await becomes(who, { intent: 'available', leaseUntil: clock.now() + hour });
    await says(person);
    const { reopenOf, preferred } = await request();
    expect([reopenOf, preferred?.agent]).toEqual(goesOn ? [first, 'ana'] : [undefined, undefined]);
  });
});

describe('a request that nobody has served', () => {
  it('can be completed from the line by a supervisor, and the customer, who still waits, is told', async () => {
    const { says, does, desk, hires, request, stored, reads } = await deskStage();
    const ida = await hires('ida', { roles: ['supervisor'] });
    await says(person);
    expect(await does((id) => desk.complete(ben, id, { outcome: 'unresolved' }))).toEqual({ kind: 'refused', why: 'not_yours' });
    const read = await reads(() => does((id) => desk.complete(ida, id, { outcome: 'unresolved' })));
    expect(read).toContain('closed it');
    expect(await request()).toMatchObject({ state: 'closed', ended: 'resolved', outcome: 'unresolved' });
    expect((await stored()).floor.holder).toBe('bot');
  });

  it('keeps no card number that somebody has made a tag of', async () => {
    const { says, does, desk, request } = await deskStage();
    await says(person);
    await does((id) => desk.accept(ben, id));
    await does((id) => desk.complete(ben, id, { outcome: 'resolved', tags: ['card', '4111111111111111'] }));
    expect((await request()).tags).toEqual(['card', expect.not.stringContaining('11111111')]);
  });

  it('is over at once where whoever accepted it says nothing, and the customer is told, and goes on where the bot was', async () => {
    const { says, does, desk, request, reads, stored } = await deskStage();
    await says(lost);
    await says(person);
    await does((id) => desk.accept(ben, id));
    const read = await reads(() => does((id) => desk.complete(ben, id, { outcome: 'resolved', tags: ['short'] })));
    expect(read).toContain('closed it');
    expect(read.match(/me again/g)).toHaveLength(1);
    expect(read).toContain('Which card is it?');
    expect(await request()).toMatchObject({ state: 'closed', ended: 'resolved', tags: ['short'] });
    expect((await stored()).floor.holder).toBe('bot');
  });

  it('can be given back to the bot from the line by a supervisor', async () => {
    const { says, does, desk, hires, request, reads } = await deskStage();
    const ida = await hires('ida', { roles: ['supervisor'] });
    await says(lost);
    await says(person);
    const read = await reads(() => does((id) => desk.return(ida, id, { outcome: 'unresolved', note: '' })));
    expect(read).toContain('Which card is it?');
    expect(await request()).toMatchObject({ state: 'closed', ended: 'returned_to_bot' });
  });
});

describe('what an agent has begun to write', () => {
  const begun = async () => {
    const at = await deskStage();
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    const draft = async () => at.store.get(replyDrafts, (await at.stored()).id);
    await at.store.commit([change.insert(replyDrafts, { id: (await at.stored()).id, text: 'I am', by: ana, at: at.clock.now() })]);
    return { ...at, draft };
  };

  it('stays as long as the request is open, also where it is passed on', async () => {
    const { does, desk, replies, draft } = await begun();
    await does((id) => desk.transfer(ana, id, { to: { agent: ben }, warm: false, note: '' }));
    await does((id) => desk.accept(ben, id));
    await replies(ben, 'Good morning');
    await does((id) => desk.complete(ben, id, { outcome: 'resolved' }));
    expect(await draft()).toMatchObject({ text: 'I am' });
  });

  it('goes with the request, however that ends', async () => {
    const { does, desk, draft } = await begun();
    await does((id) => desk.return(ana, id, { outcome: 'resolved', note: '' }));
    expect(await draft()).toBeUndefined();
    const other = await begun();
    await other.does((id) => other.desk.complete(ana, id, { outcome: 'resolved' }));
    await other.passes(2 * minute);
    expect(await other.draft()).toBeUndefined();
  });
});
