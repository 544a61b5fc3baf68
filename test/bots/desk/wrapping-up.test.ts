import { describe, expect, it } from '@jest/globals';
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
    expect(await says('thank you')).toContain("You're very welcome.");
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

  it('is over, and the bot answers, where that agent has gone', async () => {
    const { says, becomes, clock, request } = await completed();
    await becomes(ana, { intent: 'offline', leaseUntil: clock.now() });
    expect(await says(lost)).toContain('Which card is it?');
    expect(await request()).toMatchObject({ state: 'closed', ended: 'resolved' });
  });

  it('is over, and the bot answers, where that agent is full', async () => {
    const { says, waits, desk, request } = await completed();
    for (const name of ['visitor-4', 'visitor-5']) await desk.accept(ana, await waits(name));
    expect(await says(lost)).toContain('Which card is it?');
    expect((await request()).state).toBe('closed');
  });

  it('is over after two minutes, and the bot answers', async () => {
    const { passes, says, request, stored } = await completed();
    await passes(2 * minute);
    expect(await request()).toMatchObject({ state: 'closed', ended: 'resolved' });
    expect((await stored()).openHandoff).toBeNull();
    expect(await says(lost)).toContain('Which card is it?');
  });

  it('is over when it is completed a second time, which may correct the first', async () => {
    const { does, desk, request } = await completed();
    await does((id) => desk.complete(ana, id, { outcome: 'sold' }));
    expect(await request()).toMatchObject({ state: 'closed', outcome: 'sold', tags: ['loan'], note: 'called back' });
    expect(await does((id) => desk.complete(ana, id, { outcome: 'again' }))).toEqual({ kind: 'refused', why: 'wrong_state' });
    expect(await request()).toMatchObject({ outcome: 'sold' });
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
    const { says, does, desk, becomes, clock, passes, request, handoff } = await deskStage();
    await says(person);
    const first = await handoff();
    await does((id) => desk.accept(ana, id));
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
    expect(await does((id) => desk.complete(ana, id, { outcome: 'spam' }))).toEqual({ kind: 'refused', why: 'not_yours' });
    const read = await reads(() => does((id) => desk.complete(ida, id, { outcome: 'spam' })));
    expect(read).toContain('closed it');
    expect(await request()).toMatchObject({ state: 'closed', ended: 'resolved', outcome: 'spam' });
    expect((await stored()).floor.holder).toBe('bot');
  });

  it('can be given back to the bot from the line by a supervisor', async () => {
    const { says, does, desk, hires, request, reads } = await deskStage();
    const ida = await hires('ida', { roles: ['supervisor'] });
    await says(lost);
    await says(person);
    const read = await reads(() => does((id) => desk.return(ida, id, { outcome: 'bot', note: '' })));
    expect(read).toContain('Which card is it?');
    expect(await request()).toMatchObject({ state: 'closed', ended: 'returned_to_bot' });
  });
});
