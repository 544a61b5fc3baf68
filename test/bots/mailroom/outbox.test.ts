import { describe, expect, it } from '@jest/globals';
import { revive } from '../../../bots/mailroom/dead-letters';
import { asId } from '../../../flows/dialogue/ids';
import { outboxStage } from './outbox-stage';
import { quiet } from './quiet';

const later = (more: { after?: number; holds?: 'letter' | 'conversation' | 'account' } = {}) =>
  ({ kind: 'retryLater', code: '130429', reason: 'slow down', holds: 'letter', ...more }) as const;
const other = { conversation: asId<'conversation'>('other') };

describe('the outbox', () => {
  it('sends letters of a conversation in their order, each once, however often they are posted', async () => {
    const { write, repost, passes, said } = outboxStage();
    for (const letter of [await write('one'), await write('two'), await write('three')]) {
      repost(letter);
      repost(letter);
    }
    await passes(0);
    expect(said()).toEqual(['one', 'two', 'three']);
  });

  it('marks what the provider has taken', async () => {
    const { post, get } = outboxStage();
    expect(await get(await post('one'))).toMatchObject({ state: 'sent', providerId: 'sent-1', providerIds: ['sent-1'], attempts: 1 });
  });

  it('waits as long as the provider says, or backs off where it says nothing, and keeps the order', async () => {
    const { post, door, passes, said } = outboxStage();
    door.outcomes.push(later({ after: 60_000 }), later(), later());
    await post('one');
    await post('two');
    await passes(59_999);
    expect(door.outcomes).toHaveLength(2);
    await passes(1);
    expect(door.outcomes).toHaveLength(1);
    await passes(1_000);
    expect([door.outcomes, said()]).toEqual([[], []]);
    await passes(2_000);
    expect(said()).toEqual(['one', 'two']);
  });

  it('holds all letters of an account that was told to slow down, and only those of a conversation otherwise', async () => {
    const { post, door, passes, said } = outboxStage();
    door.outcomes.push(later({ after: 5_000, holds: 'conversation' }));
    await post('held');
    await post('free', other);
    expect(said()).toEqual(['free']);
    door.outcomes.push(later({ after: 30_000, holds: 'account' }));
    await passes(5_000);
    await post('waits', other);
    await passes(29_999);
    expect(said()).toEqual(['free']);
    await passes(1);
    expect(said().sort()).toEqual(['free', 'held', 'waits']);
  });

  it('gives up after fourteen attempts, and goes on with the next letter', async () => {
    const { post, door, passes, get, said, counted } = outboxStage();
    door.outcomes.push(...Array.from({ length: 14 }, () => later()));
    const id = await post('one');
    await post('two');
    await passes(3_600_000);
    expect(await get(id)).toMatchObject({ state: 'dead', attempts: 14, failure: '130429: slow down' });
    expect([said(), counted('dead')]).toEqual([['two'], 1]);
  });

  it('gives up sooner where the service leaves a doubt whether it has taken the letter', async () => {
    const { post, door, passes, get, said } = outboxStage();
    door.outcomes.push({ ...later(), tries: 2 }, { ...later(), tries: 2 });
    const id = await post('one');
    await post('two');
    await passes(60_000);
    expect([await get(id), said()]).toMatchObject([{ state: 'dead', attempts: 2 }, ['two']]);
  });

  it('goes on behind a letter that is refused', async () => {
    const { post, door, get, said } = outboxStage();
    door.outcomes.push({ kind: 'refused', code: '131047', reason: 'window closed' });
    const id = await post('one');
    await post('two');
    expect(await get(id)).toMatchObject({ state: 'refused', failure: '131047: window closed' });
    expect(said()).toEqual(['two']);
  });

  it('refuses what is for a door that is shut', async () => {
    const { post, get } = outboxStage();
    expect(await get(await post('one', { channel: 'messenger' }))).toMatchObject({ state: 'refused' });
  });

  it('refuses what is for another account than the one that its door serves now', async () => {
    const { post, get, said } = outboxStage();
    const id = await post('one', { account: 'the-old-number' });
    expect(await get(id)).toMatchObject({ state: 'refused', failure: expect.stringContaining('"the-old-number"') });
    expect(said()).toEqual([]);
  });

  it('does not send what was written before the floor moved on, not even the rest of a long text', async () => {
    const { post, door, get, epochs, said, passes, counted } = outboxStage();
    epochs.set('c', 2);
    expect(await get(await post('old'))).toMatchObject({ state: 'suppressed' });
    epochs.set('c', 1);
    door.outcomes.push({ kind: 'sent', providerId: 'p1' }, later());
    const long = await post('first second');
    epochs.set('c', 2);
    await passes(10_000);
    expect(await get(long)).toMatchObject({ state: 'suppressed', providerIds: ['p1'] });
    await post('new', { epoch: 2 });
    expect([said(), counted('suppressed')]).toEqual([['first', 'new'], 2]);
  });

  it('lets a person speak at once, and not when what the bot had still to say would have been tried again', async () => {
    const { post, door, get, epochs, said } = outboxStage();
    door.outcomes.push(later());
    const old = await post('old');
    epochs.set('c', 2);
    await post('new', { epoch: 2, author: 'agent' });
    expect(await get(old)).toMatchObject({ state: 'suppressed' });
    expect(said()).toEqual(['new']);
  });

  it('keeps the order where the bot may still speak', async () => {
    const { post, door, said, passes } = outboxStage();
    door.outcomes.push(later());
    await post('first');
    await post('second', { author: 'agent' });
    expect(said()).toEqual([]);
    await passes(10_000);
    expect(said()).toEqual(['first', 'second']);
  });

  it('gives up what its door cannot render, instead of blocking the conversation', async () => {
    const { post, channel, get, said } = outboxStage();
    const { render } = channel;
    channel.render = (reply) => {
      if (reply.text === 'poison') throw new Error('cannot');
      return render(reply);
    };
    const id = await post('poison');
    await post('next');
    expect(await get(id)).toMatchObject({ state: 'dead' });
    expect(said()).toEqual(['next']);
  });

  it('does not lose an older letter that is revived while a newer one is on its way', async () => {
    const { write, post, repost, channel, passes, said } = outboxStage();
    const old = await write('old', { seq: 1 });
    const { send } = channel;
    channel.send = async (letter) => {
      channel.send = send;
      repost(old);
      return send(letter);
    };
    await post('new', { seq: 2 });
    await passes(0);
    expect(said()).toEqual(['new', 'old']);
  });
});

describe('an outbox that stops', () => {
  const heldUntried = async () => {
    const stage = outboxStage();
    stage.door.outcomes.push(later({ after: 120_000, holds: 'account' }));
    await stage.post('first', other);
    const letter = await stage.writeUntried('untried');
    stage.repost(letter, true);
    await quiet();
    return { ...stage, letter };
  };

  it('lets go of what nobody has tried, so that the next process need not wait for a word about it', async () => {
    const { stop, get, letter } = await heldUntried();
    await stop();
    expect(await get(letter.id)).toMatchObject({ state: 'pending', attempts: 0, due: 0 });
  });

  it('leaves alone what another node has sent meanwhile', async () => {
    const { open, stop, passes, get, letter, said } = await heldUntried();
    await passes(70_000);
    const node = open();
    node.post([letter]);
    await node.idle();
    await stop();
    expect(await get(letter.id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(said()).toEqual(['untried']);
  });
});

describe('when the store fails under the outbox', () => {
  it('writes what a letter came to as soon as the store is back, and does not send it again', async () => {
    const { post, store, channel, get, said, passes, counted } = outboxStage();
    const { send } = channel;
    channel.send = async (letter) => {
      store.fail('before', 3);
      return send(letter);
    };
    const id = await post('one');
    await passes(60_000);
    expect(await get(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect([said(), counted('unconfirmed')]).toEqual([['one'], 0]);
  });

  it('forgets what a letter came to when a status has told it, so that a retry is a new attempt', async () => {
    const { post, store, door, channel, get, said, status, repost } = outboxStage();
    const { send } = channel;
    channel.send = async (letter) => {
      channel.send = send;
      store.fail('before');
      return send(letter);
    };
    door.outcomes.push({ kind: 'refused', code: 'x', reason: 'no' });
    const id = await post('one');
    await status({ status: 'failed', correlation: `${id}/0`, error: { code: 'x', reason: 'no' } });
    expect(await get(id)).toMatchObject({ state: 'refused' });
    const revived = await revive(store, id, 0);
    if (revived?.kind === 'outbox') repost(revived.letter);
    await quiet();
    expect(said()).toEqual(['one']);
  });

  it('waits for a status where it cannot know whether the mark was written', async () => {
    const { write, repost, store, get, said, passes } = outboxStage();
    const letter = await write('one');
    store.fail('after');
    repost(letter);
    await passes(0);
    await passes(9_999);
    expect(said()).toEqual([]);
    await passes(1_000);
    expect([said(), (await get(letter.id)).state]).toEqual([['one'], 'sent']);
  });
});
