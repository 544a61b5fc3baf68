import { describe, expect, it } from '@jest/globals';
import { conversationId } from '../../../bots/mailroom/conversation-id';
import { upTo } from '../../../bots/mailroom/delivery';
import { deliveryReports } from '../../../bots/mailroom/delivery-reports';
import { type OutboxLetter, outboxLetters } from '../../../bots/mailroom/letters';
import { outbox } from '../../../bots/mailroom/outbox';
import { change } from '../../../bots/storage/store';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { asId } from '../../../flows/dialogue/ids';
import type { InboundWatermark } from '../../../flows/dialogue/inbound';
import { quiet } from './quiet';

const stage = () => {
  const clock = virtualClock(0);
  const store = memoryStore();
  const door = fakeChannel('messenger');
  const channels = new Map([['messenger', door]]);
  const needs = {
    standing: async () => ({ personSince: 1, heardAt: 0 }),
    seenMarksOut: async () => {},
    random: () => 0,
    observe: () => {},
  };
  const out = outbox({ store, clock, channels, ...needs });
  const reports = deliveryReports({ store, moved: out.moved });
  let seq = 0;

  const post = async (text: string, to = 'customer'): Promise<string> => {
    const conversation = conversationId('messenger', 'test', to);
    const id = asId<'letter'>(`${conversation}.${++seq}`);
    const now = clock.now();
    const letter: OutboxLetter = {
      id,
      conversation,
      seq,
      channel: 'messenger',
      account: 'test',
      to,
      reply: { text },
      author: 'bot',
      epoch: 1,
      writtenAt: now,
      state: 'pending',
      due: now,
      attempts: 0,
      providerIds: [],
    };
    await store.commit([change.insert(outboxLetters, letter)]);
    out.post([{ ...letter, version: 1 }]);
    await quiet();
    return id;
  };
  const heard = (status: InboundWatermark['status'], until: number, to = 'customer'): Promise<boolean> =>
    reports.heard('messenger', { kind: 'watermark', id: 'w', account: 'test', at: clock.now(), to, until, status });
  const stateOf = async (id: string): Promise<string | undefined> => (await store.get(outboxLetters, id))?.state;
  return { door, post, heard, stateOf, passes: (ms: number) => clock.advance(ms, quiet), reports };
};

describe('a watermark', () => {
  it('moves all that was sent to the customer up to its time, and nothing later', async () => {
    const { post, heard, stateOf, passes } = stage();
    const [first, second] = [await post('one'), await post('two')];
    await passes(1_000);
    const third = await post('three');
    expect(await heard('delivered', 999)).toBe(true);
    expect(await Promise.all([first, second, third].map(stateOf))).toEqual(['delivered', 'delivered', 'sent']);
    await heard('read', 1_000);
    expect(await Promise.all([first, second, third].map(stateOf))).toEqual(['read', 'read', 'read']);
  });

  it('never moves back', async () => {
    const { post, heard, stateOf } = stage();
    const id = await post('one');
    await heard('read', 0);
    await heard('delivered', 5);
    expect(await stateOf(id)).toBe('read');
  });

  it('says nothing of other customers', async () => {
    const { post, heard, stateOf } = stage();
    const id = await post('one', 'another');
    expect(await heard('read', 5)).toBe(true);
    expect(await stateOf(id)).toBe('sent');
  });

  it('is to be told again while a letter’s request has not been answered', async () => {
    const { door, post, heard, stateOf, reports } = stage();
    door.outcomes.push({ kind: 'unknown', code: 'timeout', reason: 'no answer' });
    const id = await post('one');
    expect(await heard('read', 5)).toBe(false);
    expect(await stateOf(id)).toBe('sending');
    const status = { kind: 'status', id: 's', account: 'test', at: 1, providerId: 'm_1', correlation: `${id}/0`, status: 'sent' } as const;
    await reports.heard('messenger', status);
    expect(await heard('read', 5)).toBe(true);
    expect(await stateOf(id)).toBe('read');
  });

  it.each(['pending', 'sending', 'suppressed', 'refused', 'dead', 'read'] as const)('says nothing of a letter that is %s', (state) => {
    const letter = { state, sentAt: 1 } as OutboxLetter;
    expect(upTo(letter, { until: 2, status: 'read' })).toBe(letter);
  });
});
