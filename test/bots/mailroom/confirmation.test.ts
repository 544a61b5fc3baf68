import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { revive } from '../../../bots/mailroom/dead-letters';
import { delivered, settled, upTo } from '../../../bots/mailroom/delivery';
import type { OutboxLetter } from '../../../bots/mailroom/letters';
import { asId } from '../../../flows/dialogue/ids';
import type { DeliveryStatus } from '../../../flows/dialogue/inbound';
import { outboxStage } from './outbox-stage';

const unknown = { kind: 'unknown', code: 'timeout', reason: 'no answer' } as const;

describe('a letter that may be out', () => {
  it('is sent again after 10 s without a status, and counted', async () => {
    const { post, door, passes, said, get, counted } = outboxStage();
    door.outcomes.push(unknown);
    const id = await post('one');
    await post('two');
    await passes(9_999);
    expect([said(), counted('unconfirmed')]).toEqual([['one'], 0]);
    await passes(1);
    expect([said(), counted('unconfirmed')]).toEqual([['one', 'one', 'two'], 1]);
    expect(await get(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('is not sent again when a status names it in time, by our id or by the provider’s', async () => {
    const { post, door, passes, said, get, status, counted } = outboxStage();
    door.outcomes.push(unknown);
    const id = await post('one');
    await post('two');
    expect(await status({ status: 'delivered', correlation: `${id}/0`, providerId: 'wamid.1' })).toBe(true);
    expect(said()).toEqual(['one', 'two']);
    expect(await status({ status: 'read', providerId: 'wamid.1' })).toBe(true);
    await passes(60_000);
    expect(await get(id)).toMatchObject({ state: 'read', providerId: 'wamid.1' });
    expect([said(), counted('unconfirmed')]).toEqual([['one', 'two'], 0]);
  });

  it('counts as arrived although its status came before the answer, and is not held up then', async () => {
    const { post, channel, said, status, get, counted } = outboxStage();
    const { send } = channel;
    channel.send = async (letter) => {
      await send(letter);
      await status({ status: 'sent', correlation: letter.correlation, providerId: 'wamid.1' });
      return unknown;
    };
    const id = await post('one');
    channel.send = send;
    await post('two');
    expect([said(), counted('unconfirmed')]).toEqual([['one', 'two'], 0]);
    expect(await get(id)).toMatchObject({ state: 'sent', providerId: 'wamid.1' });
  });

  it('waits over a restart too', async () => {
    const { post, door, restart, passes, said, status } = outboxStage();
    door.outcomes.push(unknown);
    const id = await post('one');
    await passes(3_000);
    await restart();
    expect(said()).toEqual(['one']);
    await status({ status: 'sent', correlation: `${id}/0` });
    await passes(60_000);
    expect(said()).toEqual(['one']);
  });

  it('is sent again once, and then given up as one that may have arrived, before the next one', async () => {
    const { post, door, passes, get, said, counted } = outboxStage();
    door.outcomes.push(unknown, unknown);
    const id = await post('one');
    await post('two');
    await passes(24 * 3_600_000);
    expect(await get(id)).toMatchObject({ state: 'dead', unanswered: 2, failure: expect.stringMatching(/^It may have arrived/) });
    expect([said(), counted('unconfirmed'), counted('dead')]).toEqual([['one', 'one', 'two'], 1, 1]);
  });

  it('is sent again once, whatever comes between: a restart, or an answer that it was surely not taken', async () => {
    const { post, door, passes, get, said, restart } = outboxStage();
    door.outcomes.push(unknown, { kind: 'retryLater', code: '2', reason: 'busy', holds: 'letter' }, unknown);
    const id = await post('one');
    await restart();
    await passes(30_000);
    await restart();
    await passes(3_600_000);
    expect(await get(id)).toMatchObject({ state: 'dead', unanswered: 2 });
    expect(said()).toEqual(['one', 'one']);
  });

  it('is counted for each bubble of a text on its own', async () => {
    const { post, door, passes, get, said } = outboxStage();
    door.outcomes.push(unknown, { kind: 'sent', providerId: 'p1' }, unknown);
    const id = await post('first second');
    await passes(60_000);
    expect(said()).toEqual(['first', 'first', 'second', 'second']);
    expect(await get(id)).toMatchObject({ state: 'sent', providerIds: ['p1', expect.any(String)] });
  });

  it('is tried on where its door shows a repeated letter once', async () => {
    const { post, channel, door, passes, get } = outboxStage();
    channel.repeatable = true;
    door.outcomes.push(unknown, unknown, unknown);
    const id = await post('one');
    await passes(120_000);
    expect(await get(id)).toMatchObject({ state: 'sent' });
  });

  it.each([
    'sent',
    'delivered',
    'read',
  ] as const)('counts as %s when a status says so after it was given up, and is not retried', async (said) => {
    const { post, door, passes, get, status, store } = outboxStage();
    door.outcomes.push(unknown, unknown);
    const id = await post('one');
    await passes(60_000);
    await status({ status: said, correlation: `${id}/0`, providerId: 'wamid.1' });
    const letter = await get(id);
    expect(letter).toMatchObject({ state: said, providerId: 'wamid.1' });
    expect(letter).not.toHaveProperty('failure');
    expect(letter).not.toHaveProperty('unanswered');
    expect(await revive(store, id, 0)).toBeNull();
  });

  it('counts as sent when a status says so after a person has taken over', async () => {
    const { post, door, passes, get, status, epochs } = outboxStage();
    door.outcomes.push(unknown);
    const id = await post('one');
    epochs.set('c', 2);
    await passes(20_000);
    expect(await get(id)).toMatchObject({ state: 'suppressed', unanswered: 1 });
    await status({ status: 'sent', correlation: `${id}/0`, providerId: 'wamid.1' });
    expect((await get(id)).state).toBe('sent');
  });

  it('tells nothing of letters that are not ours', async () => {
    const { status } = outboxStage();
    expect(await status({ status: 'read', providerId: 'somebody else’s' })).toBe(false);
  });
});

describe('a text of several bubbles', () => {
  it('goes out bubble by bubble, before the next letter', async () => {
    const { post, said, get } = outboxStage();
    const id = await post('first second third');
    await post('next');
    expect(said()).toEqual(['first', 'second', 'third', 'next']);
    expect(await get(id)).toMatchObject({ state: 'sent', parts: 3, providerIds: ['sent-1', 'sent-2', 'sent-3'] });
  });

  it('goes on behind the bubbles that are out after a crash', async () => {
    const { post, door, restart, passes, said, get, status } = outboxStage();
    door.outcomes.push({ kind: 'sent', providerId: 'p1' }, unknown);
    const id = await post('first second third');
    await restart();
    await status({ status: 'sent', correlation: `${id}/1`, providerId: 'p2' });
    await passes(60_000);
    expect(said()).toEqual(['first', 'second', 'third']);
    expect(await get(id)).toMatchObject({ state: 'sent', providerIds: ['p1', 'p2', 'sent-3'] });
  });

  it.each([
    ['the first', 0, ['first', 'first', 'second', 'third']],
    ['the second', 1, ['first', 'second', 'second', 'third']],
  ] as const)('is retried from %s on where a status has said that it will not arrive', async (_, part, expected) => {
    const { post, door, said, get, status, store, passes, repost } = outboxStage();
    const sent = ['p0', 'p1'].slice(0, part + 1).map((providerId) => ({ kind: 'sent', providerId }) as const);
    door.outcomes.push(...sent, { kind: 'retryLater', code: '2', reason: 'busy', holds: 'letter' });
    const id = await post('first second third');
    const error = { code: '131026', reason: 'not there' };
    await status({ correlation: `${id}/${part}`, providerId: `p${part}`, status: 'failed', error });
    expect(await get(id)).toMatchObject({ state: 'refused', failure: '131026: not there' });
    const revived = await revive(store, id, 0);
    if (revived?.kind === 'outbox') repost(revived.letter);
    await passes(0);
    expect(said()).toEqual(expected);
    expect(await get(id)).toMatchObject({ state: 'sent' });
  });

  it('stops at a bubble that is refused', async () => {
    const { post, door, said, get } = outboxStage();
    door.outcomes.push({ kind: 'sent', providerId: 'p1' }, { kind: 'refused', code: '1', reason: 'no' });
    const id = await post('first second third');
    expect([said(), (await get(id)).state]).toEqual([['first'], 'refused']);
  });
});

describe('statuses', () => {
  const letter: OutboxLetter = {
    id: asId('c.1'),
    conversation: asId('c'),
    seq: 1,
    channel: 'webchat',
    account: 'test',
    to: 'x',
    reply: { text: 'x' },
    author: 'bot',
    epoch: 1,
    writtenAt: 0,
    state: 'sending',
    due: 0,
    attempts: 1,
    parts: 1,
    providerIds: [],
  };
  const status = fc.constantFrom<DeliveryStatus>('sent', 'delivered', 'read');
  const rank = ['sending', 'sent', 'delivered', 'read'];

  it('late, twice and out of order end with the furthest of them', () => {
    fc.assert(
      fc.property(fc.array(status, { minLength: 1, maxLength: 8 }), (told) => {
        const end = told.reduce((now, one) => delivered(now, { part: 0, status: one, providerId: 'p', at: 0 }), letter);
        expect(end.state).toBe(rank[Math.max(...told.map((one) => rank.indexOf(one)))]);
        expect(end.providerIds).toEqual(['p']);
        expect(settled(end)).toBe(true);
      }),
    );
  });

  it('tell of a failure unless the letter was read already', () => {
    const failed = { part: 0, status: 'failed', providerId: 'p', at: 0, reason: '131026: not there' } as const;
    expect(delivered(letter, failed)).toMatchObject({ state: 'refused', failure: '131026: not there' });
    expect(delivered({ ...letter, state: 'sent', providerIds: ['p'] }, failed).state).toBe('refused');
    expect(delivered({ ...letter, state: 'read', providerIds: ['p'] }, failed).state).toBe('read');
  });

  it('of failures in any order tell the first bubble that failed', () => {
    const long = { ...letter, parts: 3, providerIds: ['p', 'q', 'r'], state: 'sent' } as const;
    const fail = (now: OutboxLetter, part: number) =>
      delivered(now, { part, status: 'failed', providerId: `${part}`, at: 0, reason: 'no' });
    expect([2, 1, 2].reduce(fail, long)).toMatchObject({ state: 'refused', failedPart: 1 });
    const refused = fail(long, 1);
    expect(fail(refused, 2)).toBe(refused);
  });

  it('of a bubble in the middle do not speak for the letter', () => {
    const long = { ...letter, parts: 2, providerIds: ['p', 'q'], state: 'sent' } as const;
    expect(delivered(long, { part: 0, status: 'read', providerId: 'p', at: 0 })).toBe(long);
    expect(delivered(long, { part: 1, status: 'read', providerId: 'q', at: 0 }).state).toBe('read');
  });

  it('that say nothing new leave the very same letter', () => {
    const sent = { ...letter, state: 'delivered', providerIds: ['p'] } as const;
    expect(delivered(sent, { part: 0, status: 'sent', providerId: 'p', at: 0 })).toBe(sent);
  });

  it('of everything up to a time tell nothing of what is not out, or went out later', () => {
    const sent = { ...letter, state: 'sent', sentAt: 1_000 } as const;
    expect(upTo(sent, { until: 1_000, status: 'delivered' }).state).toBe('delivered');
    expect(upTo({ ...sent, state: 'read' }, { until: 1_000, status: 'delivered' }).state).toBe('read');
    expect(upTo(sent, { until: 999, status: 'read' })).toBe(sent);
    expect(upTo(letter, { until: 9_999, status: 'read' })).toBe(letter);
  });
});
