import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import type { Around } from '../../../bots/definition/around';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { countingBank } from '../conversation/counting-bank';
import { ana, ben, deskStage, lost, minute, person } from './desk-stage';

describe('an agent who accepts', () => {
  it('has the floor: what the customer writes is theirs to answer, and the bot is silent', async () => {
    const { says, does, desk, stored, request, replies } = await deskStage();
    await says(person);
    expect(await does((id) => desk.accept(ana, id))).toMatchObject({ kind: 'done', request: { state: 'accepted', assignee: 'ana' } });
    expect((await stored()).floor).toMatchObject({ holder: 'agent', agent: 'ana' });
    expect(await says('is anybody there?')).toBe('');
    expect(await says(lost)).toBe('');
    await replies(ana, 'Good morning, this is Ana.');
    expect(await request()).toMatchObject({ state: 'active', waitingSince: null });
    expect(await says('hello Ana')).toBe('');
    expect((await request()).waitingSince).not.toBeNull();
  });

  it('twice has it once', async () => {
    const { says, does, desk, agent, events } = await deskStage();
    await says(person);
    const first = await does((id) => desk.accept(ana, id));
    expect(await does((id) => desk.accept(ana, id))).toEqual(first);
    expect((await agent(ana)).load).toHaveLength(1);
    expect((await events()).filter((text) => text === 'handoff: accepted')).toHaveLength(1);
  });

  it('must serve the queue, unless it was offered to them', async () => {
    const { says, does, desk, hires, waits, becomes } = await deskStage();
    const cleo = await hires('cleo', { queues: ['complaints'] });
    await says(person);
    expect(await does((id) => desk.accept(cleo, id))).toEqual({ kind: 'refused', why: 'not_your_queue' });
    await becomes(ana, { intent: 'available' });
    const theirs = await waits('visitor-4');
    await desk.accept(ana, theirs);
    await desk.transfer(ana, theirs, { to: { agent: cleo }, warm: false, note: '' });
    expect(await desk.accept(cleo, theirs)).toMatchObject({ kind: 'done' });
  });

  it('what nobody knows, or somebody else has finished, is told so', async () => {
    const { says, does, desk, replies } = await deskStage();
    await says(person);
    expect(await desk.accept(ana, 'nothing' as never)).toEqual({ kind: 'refused', why: 'not_found' });
    await does((id) => desk.accept(ana, id));
    await replies(ana, 'Hello.');
    await does((id) => desk.complete(ana, id, { outcome: 'resolved' }));
    expect(await does((id) => desk.accept(ben, id))).toEqual({ kind: 'refused', why: 'already_taken', by: { id: 'ana', name: 'ana' } });
  });

  it('in the middle of a safe flow takes it over, and the flow goes on when it is given back', async () => {
    const { says, taps, does, desk, reads, stored } = await deskStage({ actions: countingBank().actions });
    await says(person);
    await says(lost);
    await taps('4821');
    await does((id) => desk.accept(ana, id));
    expect((await stored()).run).toBeNull();
    expect(await says('yes')).toBe('');
    const read = await reads(async () => does((id) => desk.return(ana, id, { outcome: 'resolved', note: '' })));
    expect(read).toContain("From here it's me again");
    expect(read).toContain('Shall I report your debit card ••4821');
  });
});

describe('twenty agents who accept at once', () => {
  it('are one who has it and nineteen who read who was faster, two hundred times', async () => {
    const store = memoryStore();
    const { says, desk, hires, handoff, stored } = await deskStage({ store });
    const all = await Promise.all(Array.from({ length: 20 }, (_, index) => hires(`agent-${index}`, { capacity: 1_000 })));
    for (let round = 0; round < 200; round += 1) {
      await says(person);
      const id = await handoff();
      // Another one is the first to try each time.
      const answers = await Promise.all(all.map((_, index) => desk.accept(all[(index + round) % 20] ?? ana, id)));
      const won = answers.filter(({ kind }) => kind === 'done');
      const winner = (await stored()).floor;
      expect(won).toHaveLength(1);
      expect(winner).toMatchObject({ holder: 'agent', agent: (await store.get(handoffs, id))?.assignee });
      for (const answer of answers) {
        if (answer.kind !== 'done')
          expect(answer).toMatchObject({ why: 'already_taken', by: { id: winner.holder === 'agent' && winner.agent } });
      }
      const served = winner.holder === 'agent' ? winner.agent : ana;
      await desk.complete(served, id, { outcome: 'resolved' });
      await desk.complete(served, id, { outcome: 'resolved' });
    }
  }, 20_000);
});

describe('an agent who pulls a conversation', () => {
  it('has it at once, with what the bot knew, and the customer is not told of a line', async () => {
    const { says, taps, stored, desk, request, reads } = await deskStage();
    await says(lost);
    await taps('4821');
    const { id } = await stored();
    expect(await reads(() => desk.pull(ana, id, 'cards'))).toBe('');
    expect(await request()).toMatchObject({ state: 'accepted', assignee: 'ana', queue: 'cards', reason: 'pulled' });
    const { briefing } = await request();
    expect(briefing).toMatchObject({ summary: lost, slots: { cause: 'lost' } });
    expect(briefing.tried.at(-1)).toBe('block-lost-card.confirm_block');
    expect(await says('yes')).toBe('');
  });

  it('makes nobody wait who has asked for nobody, and leaves without a trace where nothing was said', async () => {
    const { says, stored, desk, does, request, passes, reads } = await deskStage({ actions: countingBank().actions });
    await says(lost);
    await desk.pull(ana, (await stored()).id, 'cards');
    expect(await request()).toMatchObject({ waitingSince: null, promise: null });
    expect(await passes(20 * minute)).toBe('');
    expect(await request()).toMatchObject({ state: 'accepted', assignee: 'ana' });
    expect(await reads(() => does((id) => desk.complete(ana, id, { outcome: 'resolved' })))).toMatch(
      /^Let's block it right away.*Which card is it\?$/,
    );
    expect(await says('the blue one')).toContain('Shall I report');
  });

  it('and reads there what the customer writes has as long to answer as with any other', async () => {
    const { says, stored, desk, request, passes } = await deskStage({ actions: countingBank().actions });
    await says(lost);
    await desk.pull(ana, (await stored()).id, 'cards');
    await passes(14 * minute);
    await says('hello?');
    expect(await request()).toMatchObject({ promise: { metric: 'first_response' } });
    expect(await passes(14 * minute)).toBe('');
    expect(await passes(2 * minute)).toContain('somebody else will write to you here');
  });

  it('is refused where it waits or somebody has it, where they do not serve the queue, and where there is none', async () => {
    const { says, stored, desk, hires, does } = await deskStage();
    const cleo = await hires('cleo', { queues: [], roles: ['supervisor'] });
    await says('hello');
    const { id } = await stored();
    expect(await desk.pull(cleo, id)).toEqual({ kind: 'refused', why: 'not_your_queue' });
    expect(await desk.pull(ana, id, 'no-such-queue')).toEqual({ kind: 'refused', why: 'no_such_target' });
    expect(await desk.pull(ana, 'nobody' as never)).toEqual({ kind: 'refused', why: 'not_found' });
    await says(person);
    expect(await desk.pull(ana, id)).toEqual({ kind: 'refused', why: 'already_open' });
    await does((handoff) => desk.accept(ana, handoff));
    expect(await desk.pull(ben, id)).toEqual({ kind: 'refused', why: 'already_open' });
  });

  it('has to be one who may see it: a supervisor, or, where a person was asked for, somebody of that queue', async () => {
    const { says, taps, stored, desk, hires } = await deskStage();
    const [there, elsewhere] = [await hires('cleo'), await hires('dora', { queues: ['cards'] })];
    await says('hello');
    const { id } = await stored();
    expect(await desk.pull(there, id)).toEqual({ kind: 'refused', why: 'not_your_queue' });
    await says(person);
    await taps('Go on with the bot');
    expect(await desk.pull(elsewhere, id)).toEqual({ kind: 'refused', why: 'not_your_queue' });
    expect(await desk.pull(there, id)).toMatchObject({ kind: 'done' });
  });

  it('from the paperwork of a colleague begins a request of its own', async () => {
    const { says, stored, desk, does, request, agent, handoff, replies } = await deskStage();
    await says(person);
    const first = await handoff();
    await does((id) => desk.accept(ana, id));
    await replies(ana, 'Hello.');
    await does((id) => desk.complete(ana, id, { outcome: 'resolved' }));
    await desk.pull(ben, (await stored()).id);
    expect(await request()).toMatchObject({ state: 'accepted', assignee: 'ben' });
    expect(await desk.complete(ana, first, { outcome: 'resolved' })).toEqual({ kind: 'refused', why: 'wrong_state' });
    expect([(await agent(ana)).load, (await agent(ben)).load]).toEqual([[], [(await request()).id]]);
  });
});

describe('what the bot was about to say when a person took over', () => {
  it('is kept for the person to read, and not sent', async () => {
    const clock = virtualClock();
    const slow = async () => clock.sleep(5_000).then(() => ({ outcome: 'ok', values: { cards: [] } }));
    const { sends, stored, desk, settle, transcript, letters, says, reads } = await deskStage({ clock, actions: { 'cards.list': slow } });
    await says('hello');
    await sends({ kind: 'text', text: lost });
    // The bot is asking the bank what cards there are.
    for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(await reads(async () => desk.pull(ana, (await stored()).id))).toBe('');
    await settle();
    const lines = await transcript();
    expect(lines.slice(-3).map(({ author, text }) => [author, text.slice(0, 20)])).toEqual([
      ['system', 'handoff: accepted'],
      ['customer', lost],
      ['bot', expect.any(String)],
    ]);
    const last = (await letters()).at(-1);
    expect(last).toMatchObject({ state: 'suppressed', author: 'bot', id: lines.at(-1)?.id });
    expect(last?.epoch).toBeLessThan((await stored()).personSince);
  });

  it('is kept as well where it comes from around the turn', async () => {
    const talkative: Around = {
      turn: async (seen, next) => {
        await next();
        seen.sayInstead({ text: 'Did you know?' });
      },
      leftOver: async () => false,
    };
    const { says, stored, desk, settle, letters } = await deskStage({}, [talkative]);
    expect(await says('hello')).toContain('Did you know?');
    await desk.pull(ana, (await stored()).id);
    await settle();
    expect(await says('hello?')).toBe('');
    expect((await letters()).at(-1)).toMatchObject({ state: 'suppressed', reply: { text: 'Did you know?' } });
  });

  it('keeps nobody from hearing the customer, even where what is around the turn takes it for itself', async () => {
    const gate: Around = {
      turn: async (seen, next) => (seen.about.kind === 'message' ? seen.sayInstead({ text: 'Not now.' }) : next()),
      leftOver: async () => false,
    };
    const { says, stored, desk, replies, request, settle } = await deskStage({}, [gate]);
    await says('hello');
    await desk.pull(ana, (await stored()).id);
    await settle();
    await replies(ana, 'What can I do for you?');
    expect(await request()).toMatchObject({ state: 'active', waitingSince: null });
    expect(await says('block my card')).toBe('');
    expect((await request()).waitingSince).not.toBeNull();
  });

  it('is kept as well where it was written and had not gone out yet', async () => {
    const { door, stored, desk, says, passes, letters, observed } = await deskStage();
    door.outcomes.push({ kind: 'retryLater', code: 'x', reason: 'busy', holds: 'letter' });
    expect(await says('hello')).toBe('');
    await desk.pull(ana, (await stored()).id);
    expect(await passes(minute)).toBe('');
    expect((await letters()).map(({ state }) => state)).toEqual(['suppressed']);
    expect(observed.filter(({ kind }) => kind === 'suppressed')).toHaveLength(1);
  });

  it('is sent where the request had only come into the line meanwhile', async () => {
    const { door, says, passes } = await deskStage();
    door.outcomes.push({ kind: 'retryLater', code: 'x', reason: 'busy', holds: 'letter' });
    await says('hello');
    await says(person);
    expect(await passes(minute)).toContain('handing you over');
    expect(door.sent.map(({ reply }) => reply.text).join()).toContain('What can I do for you?');
  });
});
