import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import { headOfLine } from '../../../bots/desk/head-of-line';
import { change, type Store } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { asId } from '../../../flows/dialogue/ids';
import { newRequest } from '../../../handoff/desk/request';
import type { Priority } from '../../../handoff/queue';
import { deskStage, person } from './desk-stage';

const waits = async (store: Store, queue: string, many: number, priority: Priority = 'normal', since = 0): Promise<void> => {
  const requests = Array.from({ length: many }, (_, index) =>
    newRequest(
      { queue, priority, reason: 'asked', intent: null },
      {
        id: asId(`${queue}-${priority}-${index}.h1`),
        conversation: asId(`${queue}-${priority}-${index}`),
        contact: asId('k1'),
        locale: 'en',
        channel: 'webchat',
        requestedAt: since + index,
        briefing: { summary: '', slots: {}, tried: [] },
      },
    ),
  );
  await store.commit(requests.map((request) => change.insert(handoffs, request)));
};

describe('the head of a line', () => {
  it('is the more urgent first, then the older, of one queue alone', async () => {
    const store = memoryStore();
    await waits(store, 'general', 150);
    await waits(store, 'general', 2, 'urgent', 9_000);
    await waits(store, 'cards', 3, 'urgent');
    const head = await headOfLine(store, 'general', 4);
    expect(head.map(({ id }) => id)).toEqual(['general-urgent-0.h1', 'general-urgent-1.h1', 'general-normal-0.h1', 'general-normal-1.h1']);
  });
});

describe('the router', () => {
  it('lets nobody wait behind a long line that nobody serves', async () => {
    const { store, says, hires, request } = await deskStage();
    await waits(store, 'complaints', 150);
    await hires('cleo', { queues: ['general'] }, { intent: 'available' });
    await says(person);
    expect(await request()).toMatchObject({ state: 'offered', offer: { agent: 'cleo' } });
  });
});
