import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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

  it('is given up when the provider never answers', async () => {
    const { post, door, passes, get } = outboxStage();
    door.outcomes.push(...Array.from({ length: 20 }, () => unknown));
    const id = await post('one');
    await passes(24 * 3_600_000);
    expect(await get(id)).toMatchObject({ state: 'dead', attempts: 14, failure: 'timeout: no answer' });
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
