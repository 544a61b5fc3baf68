import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import { headOfLine } from '../../../bots/desk/head-of-line';
import { change, type Store } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { asId } from '../../../flows/dialogue/ids';
import { newRequest } from '../../../handoff/desk/request';
import type { Priority } from '../../../handoff/queue';
import { ana, deskStage, person } from './desk-stage';

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
        unanswered: 1,
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

describe('a line with somebody who was served before', () => {
  it('has them first: for the router, and in what the others read', async () => {
    const { store, says, waits: asks, desk, passes, hires, request } = await deskStage();
    const served = await asks('visitor-4');
    await waits(store, 'general', 150);
    await desk.accept(ana, served);
    await desk.transfer(ana, served, { to: { queue: 'general' }, warm: false, note: '' });
    const head = await headOfLine(store, 'general', 2);
    expect(head.map(({ id }) => id)).toEqual([served, 'general-normal-0.h1']);
    expect(await says(person)).toContain('There are 151 people before you.');
    await hires('cleo', { queues: ['general'], capacity: 1 }, { intent: 'available' });
    await passes(0);
    expect(await store.get(handoffs, served)).toMatchObject({ state: 'offered', offer: { agent: 'cleo' } });
    expect((await request()).state).toBe('queued');
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
