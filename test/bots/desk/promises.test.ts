import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import type { Store } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import type { HandoffRequest } from '../../../handoff/desk/request';
import { ana, deskStage, hour, minute, person, second } from './desk-stage';

/** Notes each level of a promise as it is written. */
const watched = () => {
  const plain = memoryStore();
  const told: string[] = [];
  const levels = new Map<string, number>();
  const store: Store = {
    ...plain,
    commit: async (changes) => {
      const committed = await plain.commit(changes);
      for (const one of changes) {
        if (committed.outcome !== 'done' || one.verb === 'delete' || one.collection.name !== handoffs.name) continue;
        const { id, promise } = one.document as HandoffRequest;
        const level = promise?.warned ?? 0;
        if (promise && level > (levels.get(id) ?? 0)) told.push(`${promise.metric} ${level}`);
        levels.set(id, level);
      }
      return committed;
    },
  };
  return { store, told };
};

describe('what is promised to a customer', () => {
  it('is a first word within ten minutes, and each next one within five', async () => {
    const { says, does, desk, request, replies, clock, passes } = await deskStage();
    await says(person);
    const { requestedAt } = await request();
    expect((await request()).promise).toEqual({ metric: 'first_response', since: requestedAt, due: requestedAt + 10 * minute, warned: 0 });
    await does((id) => desk.accept(ana, id));
    await replies(ana, 'Good morning.');
    expect((await request()).promise).toBeNull();
    await passes(minute);
    await says('and my card?');
    const now = clock.now();
    expect((await request()).promise).toEqual({ metric: 'next_response', since: now, due: now + 5 * minute, warned: 0 });
  });

  it('is told of three times, whoever has the request meanwhile', async () => {
    const { store, told } = watched();
    const { says, does, desk, passes, request, replies } = await deskStage({ store });
    await says(person);
    await passes(5 * minute);
    await does((id) => desk.accept(ana, id));
    await does((id) => desk.transfer(ana, id, { to: { queue: 'cards' }, warm: false, note: '' }));
    await passes(4 * minute);
    await does((id) => desk.accept(ana, id));
    await passes(4 * minute);
    await does((id) => desk.transfer(ana, id, { to: { queue: 'general' }, warm: false, note: '' }));
    await passes(20 * minute);
    expect(told).toEqual(['first_response 50', 'first_response 80', 'first_response 100']);
    await does((id) => desk.accept(ana, id));
    await replies(ana, 'At last.');
    await says('well?');
    await passes(3 * minute);
    expect(told.slice(3)).toEqual(['next_response 50']);
    expect((await request()).promise).toMatchObject({ warned: 50 });
  });

  it('is not counted while nobody is there', async () => {
    const { store, told } = watched();
    const { says, passes, request } = await deskStage({ store, clock: virtualClock(Date.parse('2026-01-14T22:00:00Z')) });
    await says(person);
    await passes(9 * hour);
    expect([told, (await request()).state]).toEqual([[], 'queued']);
    await passes(5 * minute);
    expect(told).toEqual(['first_response 50']);
    await passes(5 * minute + second);
    expect(told).toEqual(['first_response 50', 'first_response 80', 'first_response 100']);
  });
});
