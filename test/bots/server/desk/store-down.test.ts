import { expect, it } from '@jest/globals';
import { type Store, StoreUnavailable } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { deskServer } from './desk-server';

it('a route that finds the store down says so, and is counted by its pattern, whatever it was about', async () => {
  const memory = memoryStore();
  const store: Store = {
    ...memory,
    get: async (from, id) => {
      if (id === 'conversation-1') throw new StoreUnavailable('a test wants it so');
      return memory.get(from, id);
    },
  };
  const server = await deskServer({ store });
  const boss = await server.signIn();
  await boss.expects(503, 'GET', '/api/conversations/conversation-1/transcript');
  expect(server.troubles).toEqual([
    { kind: 'trouble', where: 'desk GET /conversations/:id/transcript', error: expect.any(StoreUnavailable) },
  ]);
  await server.stop();
});
