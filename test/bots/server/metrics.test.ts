import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import { type InboxLetter, inboxLetters } from '../../../bots/mailroom/letters';
import { metrics } from '../../../bots/server/metrics';
import { change, StoreUnavailable } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { seed } from './desk/seed';

describe('metrics', () => {
  it('tell for how long a timer has been due that has not rung', async () => {
    const store = memoryStore();
    const { registry } = metrics(store, [], () => 9_000);
    expect(await registry.metrics()).toMatch(/^schalter_timer_lag_seconds 0$/m);
    const id = await seed(store, 0).waiting('c1', { wakeAt: 8_000 });
    expect(await registry.metrics()).toMatch(/^schalter_timer_lag_seconds 1$/m);
    await seed(store, 0).alter(handoffs, id, { wakeAt: 9_500 });
    expect(await registry.metrics()).toMatch(/^schalter_timer_lag_seconds 0$/m);
  });

  it('tell for how long letters have waited, in and out', async () => {
    const store = memoryStore();
    const { registry } = metrics(store, [], () => 60_000);
    const told = async (): Promise<readonly (string | undefined)[]> => {
      const text = await registry.metrics();
      return ['inbox', 'outbox'].map((box) => new RegExp(`^schalter_${box}_oldest_seconds (\\S+)$`, 'm').exec(text)?.[1]);
    };
    expect(await told()).toEqual(['0', '0']);
    const arrived = (id: string, state: InboxLetter['state'], at: number) =>
      change.insert(inboxLetters, { id, state, arrival: at * 1_000, conversation: '' } as InboxLetter);
    await store.commit([arrived('done', 'done', 1_000), arrived('later', 'pending', 50_000), arrived('first', 'pending', 48_000)]);
    const given = seed(store, 0);
    await given.conversation('c');
    await given.says('c', 1, {}, { state: 'sent', writtenAt: 1_000, due: 1_000 });
    await given.says('c', 2, {}, { state: 'pending', writtenAt: 40_000, due: 59_000 });
    await given.says('c', 3, {}, { state: 'sending', writtenAt: 30_000, due: 58_000 });
    expect(await told()).toEqual(['12', '30']);
  });

  it('leave out what cannot be read while the store is down, and tell the rest', async () => {
    const store = memoryStore();
    const { count } = store;
    const { registry, observe } = metrics(store, [], () => 9_000);
    expect(await registry.metrics()).toMatch(/^schalter_inbox_pending 0$/m);
    store.count = () => Promise.reject(new StoreUnavailable('a test wants it so'));
    observe({ kind: 'unconfirmed', letter: 'l' });
    const told = await registry.metrics();
    expect(told).not.toMatch(/^schalter_(inbox_pending|outbox_pending|media_coming|handoffs_open) /m);
    expect(told).toMatch(/^schalter_unconfirmed_total 1$/m);
    store.count = count;
    const after = await registry.metrics();
    expect(after).toMatch(/^schalter_inbox_pending 0$/m);
    expect(after).toMatch(/^schalter_troubles_total\{where="metrics"\} 4$/m);
  });
});
