import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import type { Channel, Sent } from '../../../bots/channels/channel';
import { agents } from '../../../bots/conversation/people';
import { conversations, notes } from '../../../bots/conversation/records';
import { conversationId } from '../../../bots/mailroom/conversation-id';
import { change } from '../../../bots/storage/store';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { houseOf } from '../../../bots/testing/house-of';
import { ana, ben, deskStage, hour, inWords, person } from './desk-stage';

type Served = Awaited<ReturnType<typeof served>>;
const served = async () => {
  const at = await deskStage();
  await at.says(person);
  await at.does((id) => at.desk.accept(ana, id));
  const { id, floor } = await at.stored();
  return { ...at, id, epoch: floor.epoch };
};

describe("an agent's reply", () => {
  it('is read by the customer, and stands in the transcript as the words of that agent', async () => {
    const { replies, reads, transcript, letters } = await served();
    expect(await reads(() => replies(ana, 'Good morning, this is Ana.'))).toBe('Good morning, this is Ana.');
    expect((await transcript()).at(-1)).toMatchObject({ author: 'agent', agent: 'ana', kind: 'text' });
    expect((await letters()).at(-1)).toMatchObject({ author: 'agent', state: 'sent' });
  });

  it.each([
    ['a reply', async ({ replies }: Served) => replies(ana, 'Is it 4111 1111 1111 1111?')],
    ['a note', async ({ desk, id }: Served) => desk.note(ana, id, 'It is 4111 1111 1111 1111.')],
    [
      'the note of a transfer',
      async ({ desk, does }: Served) =>
        does((handoff) => desk.transfer(ana, handoff, { to: { agent: ben }, warm: true, note: '4111 1111 1111 1111' })),
    ],
  ])('and a card number in %s is masked before it is stored, and sent', async (_, write) => {
    const at = await served();
    await at.reads(() => write(at));
    const kept = JSON.stringify([
      await at.transcript(),
      await at.letters(),
      await at.request(),
      at.door.sent,
      await at.store.find(notes, { limit: 10 }),
    ]);
    expect(kept).toContain('411111');
    expect(kept.replaceAll(' ', '')).not.toContain('4111111111111111');
  });

  it('with the same key is the same line, however often and however fast it comes', async () => {
    const { desk, id, epoch, reads } = await served();
    const reply = { saying: inWords('Hello'), key: 'k', epoch };
    const read = await reads(async () => {
      const all = await Promise.all([desk.reply(ana, id, reply), desk.reply(ana, id, reply), desk.reply(ana, id, reply)]);
      expect(new Set(all.map((answer) => (answer.kind === 'said' ? answer.line.id : answer.why))).size).toBe(1);
    });
    expect(read).toBe('Hello');
    expect(await desk.reply(ana, id, { ...reply, saying: inWords('Something else') })).toMatchObject({
      kind: 'said',
      line: { text: 'Hello' },
    });
  });

  it('with the same key is the same line also when it is asked for after the floor has gone', async () => {
    const { desk, id, epoch, does } = await served();
    const reply = { saying: inWords('Hello'), key: 'k', epoch };
    const first = await desk.reply(ana, id, reply);
    await does((handoff) => desk.complete(ana, handoff, { outcome: 'resolved' }));
    expect(await desk.reply(ana, id, reply)).toEqual(first);
  });

  it('under another epoch is refused: the floor has changed hands since', async () => {
    const { desk, id, epoch } = await served();
    expect(await desk.reply(ana, id, { saying: inWords('Hello'), key: 'k', epoch: epoch - 1 })).toEqual({
      kind: 'refused',
      why: 'stale_control',
    });
    expect(await desk.reply(ben, id, { saying: inWords('Hello'), key: 'k', epoch: epoch - 1 })).toEqual({
      kind: 'refused',
      why: 'stale_control',
      by: { id: 'ana', name: 'ana' },
    });
  });

  it('of somebody who does not have the floor is refused, with who has it', async () => {
    const { replies, does, desk } = await served();
    expect(await replies(ben, 'Hello')).toEqual({ kind: 'refused', why: 'not_yours', by: { id: 'ana', name: 'ana' } });
    await does((handoff) => desk.return(ana, handoff, { outcome: 'resolved', note: '' }));
    expect(await replies(ana, 'Hello')).toEqual({ kind: 'refused', why: 'not_yours' });
  });

  it('is refused by a house that does not know the agent or the conversation', async () => {
    const { desk, id, epoch } = await served();
    expect(await desk.reply('nobody' as never, id, { saying: inWords('x'), key: 'k', epoch })).toEqual({
      kind: 'refused',
      why: 'not_found',
    });
    expect(await desk.reply(ana, 'nowhere' as never, { saying: inWords('x'), key: 'k', epoch })).toEqual({
      kind: 'refused',
      why: 'not_found',
    });
  });

  it('is sent although the conversation is given back right after it, and before what the bot says then', async () => {
    const { desk, id, epoch, door, passes, handoff } = await served();
    door.outcomes.push({ kind: 'retryLater', code: 'x', reason: 'busy', holds: 'letter' });
    const before = door.sent.length;
    await desk.reply(ana, id, { saying: inWords('Goodbye'), key: 'k', epoch });
    await desk.return(ana, await handoff(), { outcome: 'resolved', note: '' });
    await passes(10_000);
    const sent = door.sent.slice(before).map(({ reply }) => reply.text);
    expect(sent[0]).toBe('Goodbye');
    expect(sent[1]).toContain("From here it's me again");
    expect(sent).toHaveLength(2);
  });
});

describe('a note', () => {
  it('is for agents alone, and takes its number among the lines', async () => {
    const { desk, id, reads, notes, transcript, stored, letters } = await served();
    const before = (await letters()).length;
    expect(await reads(() => desk.note(ben, id, 'has called before'))).toBe('');
    const { seq } = await stored();
    expect(await notes()).toMatchObject([{ seq, text: 'has called before', author: 'agent', kind: 'note', agent: 'ben' }]);
    expect((await transcript()).map(({ text }) => text)).not.toContain('has called before');
    expect(await letters()).toHaveLength(before);
  });

  it('with the same key is the same note', async () => {
    const { desk, id, notes } = await served();
    const first = await desk.note(ben, id, 'has called before', 'k');
    expect(await desk.note(ben, id, 'has called before', 'k')).toEqual(first);
    await desk.note(ben, id, 'has called before');
    expect(await notes()).toHaveLength(2);
  });

  it('is for who may see the request; where nobody has asked for a person, for who may see any conversation', async () => {
    const { says, desk, stored, hires, notes } = await deskStage();
    const elsewhere = await hires('elsewhere', { queues: ['complaints'] });
    await says('hello');
    const { id } = await stored();
    expect(await desk.note(ben, id, 'seems upset')).toEqual({ kind: 'refused', why: 'not_your_queue' });
    await says(person);
    expect(await desk.note(elsewhere, id, 'seems upset')).toEqual({ kind: 'refused', why: 'not_your_queue' });
    expect(await desk.note(ben, id, 'seems upset')).toMatchObject({ kind: 'said' });
    expect(await notes()).toHaveLength(1);
  });

  it('can be written whoever has the floor, and changes nothing about it', async () => {
    const { says, desk, stored } = await deskStage();
    await says('hello');
    const { id, floor } = await stored();
    expect(await desk.note(ana, id, 'seems upset')).toMatchObject({ kind: 'said' });
    expect((await stored()).floor).toEqual(floor);
  });
});

describe('a channel that lets customers be written to for some time only', () => {
  const at = async (replyWindow: Channel['replyWindow']) => {
    const sent: { text: string; late: boolean }[] = [];
    const outcomes: Sent[] = [];
    const plain = fakeChannel('messenger');
    const door: Channel = {
      ...plain,
      replyWindow,
      send: async ({ payload, late }) => {
        const outcome = outcomes.shift();
        if (outcome) return outcome;
        sent.push({ text: String((payload['reply'] as { text: string }).text), late });
        return { kind: 'sent', providerId: `p${sent.length}` };
      },
    };
    const { house, store, clock, settle } = await houseOf(cardBank, [door]);
    const about = { email: '', roles: ['agent'], queues: 'all', languages: [], capacity: 2, disabled: false, load: [] } as const;
    await store.commit([change.insert(agents, { id: ana, name: 'ana', ...about })]);
    const content = { kind: 'text', text: person } as const;
    await house.accept(door, [{ kind: 'message', id: 'm1', account: 'test', at: clock.now(), from: 'visitor-2', content }]);
    await settle();
    const id = conversationId('messenger', 'test', 'visitor-2');
    const replies = async (key: string) => {
      // A request is not held for days: whoever has more to say then takes the conversation anew.
      const open = (await store.get(conversations, id))?.openHandoff ?? null;
      await (open === null ? house.desk.pull(ana, id) : house.desk.accept(ana, open));
      const epoch = (await store.get(conversations, id))?.floor.epoch ?? 0;
      const answer = await house.desk.reply(ana, id, { saying: inWords(key), key, epoch });
      await settle();
      return answer;
    };
    return { replies, sent, outcomes, passes: (ms: number) => clock.advance(ms, settle) };
  };

  it('takes a reply as usual while the bot might write, and later as written by a person', async () => {
    const { replies, passes, sent } = await at({ bot: 24 * hour, person: 7 * 24 * hour });
    await replies('in time');
    await passes(24 * hour + 1);
    await replies('late');
    expect(sent.slice(-1)).toEqual([{ text: 'late', late: true }]);
    expect(sent).toContainEqual({ text: 'in time', late: false });
  });

  it('sends as written by a person what was written in time and held for longer', async () => {
    const { replies, passes, sent, outcomes } = await at({ bot: 24 * hour, person: 7 * 24 * hour });
    await passes(23 * hour);
    outcomes.push({ kind: 'retryLater', code: '613', reason: 'too many', after: 2 * hour, holds: 'letter' });
    await replies('held');
    expect(sent.map(({ text }) => text)).not.toContain('held');
    await passes(3 * hour);
    expect(sent.at(-1)).toEqual({ text: 'held', late: true });
  });

  it('takes none when it is closed to people as well', async () => {
    const { replies, passes } = await at({ bot: 24 * hour, person: 24 * hour });
    await passes(24 * hour);
    expect(await replies('just in time')).toMatchObject({ kind: 'said' });
    await passes(1);
    expect(await replies('too late')).toEqual({ kind: 'refused', why: 'window_closed' });
  });
});
