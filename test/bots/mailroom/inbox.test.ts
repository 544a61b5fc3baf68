import { describe, expect, it } from '@jest/globals';
import { conversationId } from '../../../bots/mailroom/conversation-id';
import { inbox } from '../../../bots/mailroom/inbox';
import { inboxLetters } from '../../../bots/mailroom/letters';
import { masker } from '../../../bots/mailroom/mask';
import { momentsOf } from '../../../bots/mailroom/moments';
import type { Observed } from '../../../bots/observer';
import { StoreUnavailable } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import type { Inbound } from '../../../flows/dialogue/inbound';
import { falteringStore } from './faltering-store';

const door = { name: 'whatsapp', account: 'acc' };
const says = (id: string, text = id, from = 'one'): Inbound => ({
  kind: 'message',
  id,
  account: 'acc',
  at: 0,
  from,
  content: { kind: 'text', text },
});

const stage = () => {
  const store = falteringStore(memoryStore());
  const clock = virtualClock();
  const observed: Observed[] = [];
  const moments = momentsOf(clock);
  const taking = inbox({ store, moments, mask: masker(clock), observe: (one) => observed.push(one) });
  const all = () => store.find(inboxLetters, { sort: { field: 'arrival', order: 'ascending' }, limit: 1_000 });
  return { store, clock, moments, observed, taking, all };
};

describe('the inbox', () => {
  it('stores what came in, masked, in its order, and says what is new', async () => {
    const { taking, all } = stage();
    const { fresh } = await taking.accept(door, [says('1', 'hello'), says('2', '4111 1111 1111 1111'), says('3', 'third', 'two')]);
    expect(fresh.map(({ id }) => id)).toEqual(['whatsapp:acc:1', 'whatsapp:acc:2', 'whatsapp:acc:3']);
    expect(await all()).toEqual(fresh);
    expect(fresh[1]?.inbound).toMatchObject({ content: { text: '411111••••••1111' } });
    expect(fresh.map(({ conversation }) => conversation)).toEqual([
      conversationId('whatsapp', 'acc', 'one'),
      conversationId('whatsapp', 'acc', 'one'),
      conversationId('whatsapp', 'acc', 'two'),
    ]);
  });

  it('takes the same message once: twice in a batch, and in three webhooks at once', async () => {
    const { taking, all, observed } = stage();
    expect((await taking.accept(door, [says('1'), says('1')])).fresh).toHaveLength(1);
    const taken = await Promise.all([1, 2, 3].map(() => taking.accept(door, [says('2')])));
    expect(taken.flatMap(({ fresh }) => fresh)).toHaveLength(1);
    // Whoever hears of it later may be the only one who lives to set it on its way.
    expect(taken.flatMap(({ waiting }) => waiting)).toHaveLength(2);
    expect(await all()).toHaveLength(2);
    const counted = observed.flatMap((one) => (one.kind === 'received' ? [one] : []));
    expect(counted.reduce((sum, { fresh }) => sum + fresh, 0)).toBe(2);
    expect(counted.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(3);
  });

  it('takes 1,000 with one repeated among them: the other 999', async () => {
    const { taking, all } = stage();
    await taking.accept(door, [says('500')]);
    const batch = Array.from({ length: 1_000 }, (_, index) => says(`${index + 1}`));
    const { fresh } = await taking.accept(door, batch);
    expect(fresh).toHaveLength(999);
    expect(fresh.map(({ id }) => id)).not.toContain('whatsapp:acc:500');
    expect(await all()).toHaveLength(1_000);
  });

  it('gives every letter an arrival of its own, also when the clock stands still or goes back', async () => {
    const { taking, clock } = stage();
    const arrivals: number[] = [];
    for (let batch = 0; batch < 5; batch += 1) {
      const { fresh: letters } = await taking.accept(door, [says(`${batch}a`), says(`${batch}b`)]);
      arrivals.push(...letters.map(({ arrival }) => arrival));
    }
    expect(arrivals).toEqual([...new Set(arrivals)].sort((a, b) => a - b));
    expect(arrivals[0]).toBe(clock.now() * 1_000);
  });

  it('goes on behind what an earlier process has taken, although its clock was ahead', async () => {
    const { taking, clock, moments } = stage();
    const ahead = (clock.now() + 3_600_000) * 1_000;
    moments.goOnBehind(ahead);
    moments.goOnBehind(ahead - 5);
    expect((await taking.accept(door, [says('1')])).fresh[0]?.arrival).toBe(ahead + 1);
  });

  it('keeps what is not for a turn, and puts a status into no conversation', async () => {
    const { taking } = stage();
    const { fresh: letters } = await taking.accept(door, [
      { kind: 'kept', id: 'k', account: 'acc', at: 0, what: 'reaction', raw: {} },
      { kind: 'status', id: 's', account: 'acc', at: 0, providerId: 'p', status: 'read' },
    ]);
    expect(letters.map(({ state, conversation }) => [state, conversation])).toEqual([
      ['kept', ''],
      ['pending', ''],
    ]);
  });

  it('takes nothing when the store is down, and all of it the next time', async () => {
    const { taking, store, all } = stage();
    store.fail('before');
    await expect(taking.accept(door, [says('1'), says('2')])).rejects.toThrow(StoreUnavailable);
    expect(await all()).toEqual([]);
    expect((await taking.accept(door, [says('1'), says('2')])).fresh).toHaveLength(2);
  });
});
