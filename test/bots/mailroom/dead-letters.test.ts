import { describe, expect, it } from '@jest/globals';
import { lettersIn, revive } from '../../../bots/mailroom/dead-letters';
import { type Errand, errands, type InboxLetter, inboxLetters, type OutboxLetter, outboxLetters } from '../../../bots/mailroom/letters';
import { change } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';

/** Only what lists and revivals look at. */
const stage = async () => {
  const store = memoryStore();
  const inbox = (id: string, state: InboxLetter['state'], arrival: number) =>
    change.insert(inboxLetters, { id, state, arrival, failure: 'why' } as InboxLetter);
  const outbox = (id: string, state: OutboxLetter['state'], due: number) =>
    change.insert(outboxLetters, {
      id,
      state,
      due,
      attempts: 14,
      epoch: 3,
      failure: 'why',
      providerIds: ['p'],
      parts: 2,
    } as unknown as OutboxLetter);
  const errand = (id: string, state: Errand['state'], due: number) =>
    change.insert(errands, { id, state, due, attempts: 9, since: 0, key: 'key', failure: 'why' } as unknown as Errand);
  await store.commit([
    ...(['pending', 'done', 'kept', 'dead'] as const).map((state, at) => inbox(`in-${state}`, state, at)),
    inbox('in-older', 'dead', -1),
    ...(['pending', 'sending', 'sent', 'delivered', 'read', 'refused', 'suppressed', 'dead'] as const).map((state, at) =>
      outbox(`out-${state}`, state, at),
    ),
    ...(['pending', 'overdue', 'done', 'dead'] as const).map((state, at) => errand(`errand-${state}`, state, at)),
  ]);
  const list = async (which: 'dead' | 'pending'): Promise<string[]> => {
    const ids: string[] = [];
    for await (const one of lettersIn(store, which)) ids.push(one.kind === 'errand' ? one.errand.id : one.letter.id);
    return ids;
  };
  return { store, list };
};

describe('the lists of letters', () => {
  it('name what was given up, and what waits, oldest first within each kind', async () => {
    const { list } = await stage();
    expect(await list('dead')).toEqual(['in-older', 'in-dead', 'out-refused', 'out-dead', 'errand-dead']);
    expect(await list('pending')).toEqual(['in-pending', 'out-pending', 'out-sending', 'errand-pending', 'errand-overdue']);
  });
});

describe('a dead letter', () => {
  it('that came in goes back to where it was', async () => {
    const { store } = await stage();
    const revived = await revive(store, 'in-dead', 99);
    expect(revived).toMatchObject({ kind: 'inbox', letter: { state: 'pending', arrival: 3, version: 2 } });
    expect(await store.get(inboxLetters, 'in-dead')).toEqual({ id: 'in-dead', state: 'pending', arrival: 3, version: 2 });
  });

  it.each(['out-dead', 'out-refused'])('that goes out (%s) is tried at once, with its epoch and what is out of it already', async (id) => {
    const { store } = await stage();
    expect(await revive(store, id, 99)).toMatchObject({
      kind: 'outbox',
      letter: { state: 'pending', due: 99, attempts: 0, epoch: 3, providerIds: ['p'], version: 2 },
    });
    expect(await store.get(outboxLetters, id)).not.toHaveProperty('failure');
  });

  it('that is an errand is tried under its old key, and tells its outcome late', async () => {
    const { store } = await stage();
    expect(await revive(store, 'errand-dead', 99)).toMatchObject({
      kind: 'errand',
      errand: { state: 'overdue', due: 99, since: 99, attempts: 0, key: 'key' },
    });
  });

  it('is revived once, and nothing else is', async () => {
    const { store } = await stage();
    const twice = await Promise.all([revive(store, 'in-dead', 99), revive(store, 'in-dead', 99)]);
    expect(twice.filter((one) => one !== null)).toHaveLength(1);
    for (const id of ['in-done', 'out-sent', 'errand-pending', 'nobody']) expect(await revive(store, id, 99)).toBeNull();
  });
});
