import { expect, it } from '@jest/globals';
import { type Conversation, conversations, handoffs } from '../../../../bots/conversation/records';
import { glance } from '../../../../bots/server/desk/views/glance';
import { change, type Reader } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { asId } from '../../../../flows/dialogue/ids';
import type { HandoffRequest } from '../../../../handoff/desk/request';
import { seed } from './seed';

const at = Date.UTC(2026, 0, 5, 9);
const who = asId<'agent'>('mara');

it('a conversation and its request are shown as one commit left them, though another falls between the two reads', async () => {
  const store = memoryStore();
  const request = asId<'handoff'>(await seed(store, at).waiting('c1'));
  let isTaken = false;
  const accept = async (): Promise<void> => {
    isTaken = true;
    const [{ version: first, ...conversation }, { version: second, ...waiting }] = await both();
    await store.commit([
      change.update(conversations, { ...conversation, floor: { holder: 'agent', handoff: request, agent: who, epoch: 3 } }, first),
      change.update(handoffs, { ...waiting, state: 'active', assignee: who }, second),
    ]);
  };
  const both = async () => {
    const [conversation, waiting] = await Promise.all([store.get(conversations, 'c1'), store.get(handoffs, request)]);
    if (!conversation || !waiting) throw new Error('Nothing was seeded.');
    return [conversation, waiting] as const;
  };
  const reader: Reader = {
    ...store,
    get: async (collection, id) => {
      if (collection.name === handoffs.name && !isTaken) await accept();
      return store.get(collection, id);
    },
  };

  const found = await glance(reader).together('c1');

  const shown: [Conversation['floor'] | undefined, HandoffRequest['state'] | undefined] = [
    found?.conversation.floor,
    found?.request?.state,
  ];
  expect(shown).toEqual([{ holder: 'agent', handoff: request, agent: who, epoch: 3 }, 'active']);
});
