import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import { countingBank } from '../conversation/counting-bank';
import { ana, deskStage, lost, person } from './desk-stage';

/** Ana has talked to a customer who had said all this before. */
const served = async (...before: readonly string[]) => {
  const bank = countingBank();
  const at = await deskStage({ actions: bank.actions });
  for (const text of before) await at.says(text);
  await at.says(person);
  await at.does((id) => at.desk.accept(ana, id));
  await at.replies(ana, 'Good morning, this is Ana.');
  const returns = (to?: string) =>
    at.reads(() =>
      at.does((id) => at.desk.return(ana, id, { outcome: 'resolved', note: 'all clear', ...(to === undefined ? {} : { to }) })),
    );
  return { ...at, bank, returns };
};

describe('an agent who gives a conversation back to the bot', () => {
  it('leaves the floor to it, with the outcome in the transcript and a note for colleagues', async () => {
    const { returns, stored, request, events, notes, agent } = await served('hello');
    const read = await returns();
    expect(read).toContain("From here it's me again, the digital assistant: a bot, not a person.");
    expect(read.match(/me again/g)).toHaveLength(1);
    expect((await stored()).floor.holder).toBe('bot');
    expect(await request()).toMatchObject({ state: 'closed', ended: 'returned_to_bot', outcome: 'resolved' });
    expect((await events()).at(-1)).toBe('handoff: returned (resolved)');
    expect((await notes()).map(({ text, agent: by }) => [text, by])).toEqual([['all clear', 'ana']]);
    expect((await agent(ana)).load).toEqual([]);
  });

  it.each(['return', 'complete'] as const)('says by %s what has come of it, in words that the queue has', async (how) => {
    const { does, desk, request } = await served('hello');
    const refused = { kind: 'refused', why: 'no_such_outcome', outcomes: ['resolved', 'unresolved'] };
    expect(await does((id) => desk[how](ana, id, { outcome: 'done', note: '' }))).toEqual(refused);
    expect((await request()).state).toBe('active');
    expect(await does((id) => desk[how](ana, id, { outcome: 'unresolved', note: '' }))).toMatchObject({ kind: 'done' });
  });

  it('lets it ask what was open', async () => {
    const { returns, taps } = await served(lost);
    expect(await returns()).toContain('Which card is it?');
    expect(await taps('4821')).toContain('Shall I report your debit card');
  });

  it('does not replay to the flow what was said to the person', async () => {
    const { says, returns, bank } = await served(lost, 'the blue one');
    await says('yes');
    await says('7710');
    expect(await returns()).toContain('Shall I report your debit card ••4821');
    expect(bank.calls).toEqual([]);
  });

  it('lets the flow go on behind its own handoff step', async () => {
    const bank = countingBank();
    const { says, taps, does, desk, reads } = await deskStage({ actions: bank.actions });
    await says(lost);
    await taps('4821');
    await taps('Yes');
    await taps('Yes, please');
    expect(await taps('No, I have moved')).toContain('take down your new address');
    await does((id) => desk.accept(ana, id));
    const read = await reads(() => does((id) => desk.return(ana, id, { outcome: 'resolved', note: '' })));
    expect(read).toContain('Is there anything else I can do for you?');
  });

  it('into a flow that asks for a person again ends the first request as what it was', async () => {
    const down = async () => Promise.reject(new Error('503'));
    const { says, does, desk, request, store, handoff } = await deskStage({ actions: { 'cards.list': down } });
    await says(person);
    const first = await handoff();
    await does((id) => desk.accept(ana, id));
    const done = await desk.return(ana, first, { outcome: 'unresolved', note: '', to: 'block-lost-card.what_happened' });
    expect(done).toMatchObject({ kind: 'done', request: { id: first, ended: 'returned_to_bot' } });
    await says('lost');
    expect(await request()).toMatchObject({ queue: 'cards-emergency', state: 'queued' });
    expect(await store.get(handoffs, first)).toMatchObject({ state: 'closed', ended: 'returned_to_bot', outcome: 'unresolved' });
  });

  it('asks what else the customer needs where nothing was open', async () => {
    const { returns } = await served();
    expect(await returns()).toContain('What do you need?');
  });
});

describe('a step that the agent names', () => {
  it('is where the bot goes on, with what is known', async () => {
    const { returns, taps, bank } = await served(lost, 'the blue one');
    expect(await returns('block-lost-card.confirm_block')).toContain('Shall I report your debit card ••4821 as lost and block it now?');
    await taps('Yes');
    expect(bank.done('block')).toBe(1);
  });

  it('is asked again where it is a question that was answered', async () => {
    const { returns, taps } = await served(lost, 'the blue one');
    expect(await returns('block-lost-card.which_card')).toContain('Which card is it?');
    expect(await taps('7710')).toContain('Shall I report your credit card ••7710');
  });

  it('that needs what nobody has said yet leads to the question for it', async () => {
    const { returns } = await served();
    expect(await returns('block-lost-card.confirm_block')).toContain('Did you lose it, or was it stolen?');
  });

  it('of another flow begins that flow where it needs nothing from the first', async () => {
    const { returns } = await served('when are you open?');
    expect(await returns('block-lost-card.what_happened')).toContain('Did you lose it, or was it stolen?');
  });

  it.each([
    ['there is none of this name', 'block-lost-card.no_such_step'],
    ['there is no such flow', 'no-such-flow.which_card'],
    ['it does something', 'block-lost-card.block'],
    ['it asks for a person', 'block-lost-card.new_address'],
    ['it says something that may not be true', 'block-lost-card.blocked'],
    ['it is no name at all', 'which_card'],
  ])('is refused where %s, and the agent keeps the floor', async (_, to) => {
    const { desk, does, stored, request } = await served(lost);
    expect(await does((id) => desk.return(ana, id, { outcome: 'resolved', note: '', to }))).toEqual({
      kind: 'refused',
      why: 'no_such_step',
    });
    expect((await stored()).floor.holder).toBe('agent');
    expect((await request()).state).toBe('active');
  });
});

describe('a flow that has changed meanwhile', () => {
  it('is not gone on with: the bot asks what the customer needs', async () => {
    const { alter, returns, says, stored } = await served(lost);
    await alter((now) => ({
      ...now,
      interrupted: now.interrupted && { ...now.interrupted, run: { ...now.interrupted.run, step: 'a_step_of_long_ago' } },
    }));
    expect(await returns()).toContain('What do you need?');
    expect((await stored()).run).toBeNull();
    expect(await says(lost)).toContain('Which card is it?');
  });

  it('of another name is not either', async () => {
    const { alter, returns } = await served(lost);
    await alter((now) => ({
      ...now,
      interrupted: now.interrupted && { ...now.interrupted, run: { ...now.interrupted.run, flow: 'gone' } },
    }));
    expect(await returns()).toContain('What do you need?');
  });
});

describe('where the bot was before one person', () => {
  it('is not where it goes on after the next', async () => {
    const { does, desk, says, reads } = await served(lost);
    await does((id) => desk.complete(ana, id, { outcome: 'resolved' }));
    await does((id) => desk.complete(ana, id, { outcome: 'resolved' }));
    await says(person);
    await does((id) => desk.accept(ana, id));
    const read = await reads(() => does((id) => desk.return(ana, id, { outcome: 'resolved', note: '' })));
    expect(read).not.toContain('Which card is it?');
    expect(read).toContain('What do you need?');
  });

  it('neither after one who has pulled it', async () => {
    const { does, desk, stored, reads } = await served(lost);
    await does((id) => desk.complete(ana, id, { outcome: 'resolved' }));
    await does((id) => desk.complete(ana, id, { outcome: 'resolved' }));
    await desk.pull(ana, (await stored()).id);
    const read = await reads(() => does((id) => desk.return(ana, id, { outcome: 'resolved', note: '' })));
    expect(read).not.toContain('Which card is it?');
  });
});
