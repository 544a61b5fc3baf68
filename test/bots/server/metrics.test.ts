import { describe, expect, it } from '@jest/globals';
import { metrics } from '../../../bots/server/metrics';
import { StoreUnavailable } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';

describe('metrics', () => {
  it('leave out what cannot be read while the store is down, and tell the rest', async () => {
    const store = memoryStore();
    const { count } = store;
    const { registry, observe } = metrics(store, []);
    expect(await registry.metrics()).toMatch(/^schalter_inbox_pending 0$/m);
    store.count = () => Promise.reject(new StoreUnavailable('a test wants it so'));
    observe({ kind: 'unconfirmed', letter: 'l' });
    const told = await registry.metrics();
    expect(told).not.toMatch(/^schalter_(inbox_pending|outbox_pending|handoffs_open) /m);
    expect(told).toMatch(/^schalter_unconfirmed_total 1$/m);
    store.count = count;
    const after = await registry.metrics();
    expect(after).toMatch(/^schalter_inbox_pending 0$/m);
    expect(after).toMatch(/^schalter_troubles_total\{where="metrics"\} 3$/m);
  });
});
