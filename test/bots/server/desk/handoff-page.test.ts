import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { handoffs } from '../../../../bots/conversation/records';
import { glance } from '../../../../bots/server/desk/views/glance';
import { handoffPage, place } from '../../../../bots/server/desk/views/handoff-page';
import type { HandoffOnWire } from '../../../../bots/server/desk/wire';
import { change, type Reader, type Store } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { asId } from '../../../../flows/dialogue/ids';
import type { Agent } from '../../../../handoff/desk/agent';
import { byTurn, entries, type HandoffRequest, handoffStates, newRequest, openStates, ranks } from '../../../../handoff/desk/request';
import { maySee } from '../../../../handoff/desk/rights';

const me = asId<'agent'>('me');
const agent = (more: Partial<Agent> = {}): Agent => ({
  id: me,
  name: 'Jo',
  email: 'jo@bank.example',
  roles: ['agent'],
  queues: ['cards'],
  languages: [],
  capacity: 3,
  disabled: false,
  load: [],
  ...more,
});

const request = (number: number, more: Partial<HandoffRequest> = {}): HandoffRequest => ({
  ...newRequest(
    { queue: 'cards', priority: 'normal', reason: 'asked', intent: null },
    {
      id: asId(`c${String(number).padStart(5, '0')}.h1`),
      conversation: asId(`c${String(number).padStart(5, '0')}`),
      contact: asId('k'),
      locale: 'de',
      channel: 'whatsapp',
      requestedAt: number,
      unanswered: 1,
      briefing: { summary: '', slots: {}, tried: [] },
    },
  ),
  ...more,
});

const stored = async (requests: readonly HandoffRequest[]): Promise<Store> => {
  const store = memoryStore();
  if (requests.length > 0) await store.commit(requests.map((one) => change.insert(handoffs, one)));
  return store;
};

type Wanted = Partial<Parameters<typeof handoffPage>[2]>;

/** All pages, one after the other. */
const allOf = async (store: Reader, who: Agent, wanted: Wanted & { readonly limit: number }): Promise<readonly HandoffOnWire[]> => {
  const all: HandoffOnWire[] = [];
  for (let after: string | null = null; ; ) {
    const from = after === null ? {} : { after: place.parse(after) };
    const page: Awaited<ReturnType<typeof handoffPage>> = await handoffPage(glance(store), who, { ...wanted, ...from });
    expect(page.items.length).toBeLessThanOrEqual(wanted.limit);
    all.push(...page.items);
    after = page.next;
    if (after === null) return all;
  }
};

const queues = ['cards', 'general', 'loans'];
const somebody = fc.constantFrom(me, asId<'agent'>('other'));
const theirs = fc.record({ assignee: somebody });
const inState = fc.constantFrom(...handoffStates).chain((state): fc.Arbitrary<Partial<HandoffRequest>> => {
  switch (state) {
    case 'deferred':
    case 'queued':
      return fc.constant({ state });
    case 'offered':
      return somebody.map((to) => ({ state, offer: { agent: to, until: 9 } }));
    case 'accepted':
    case 'active':
    case 'on_hold':
      return fc
        .tuple(theirs, fc.constantFrom(null, { queue: 'cards' }, { agent: me }))
        .map(([{ assignee }, to]) => ({ state, assignee, transfer: to && { to, by: assignee, note: '', until: 9 } }));
    case 'wrap_up':
    case 'closed':
      return theirs.map(({ assignee }) => ({ state, assignee }));
    default:
      return state satisfies never;
  }
});
const some = fc.array(
  fc.record({
    queue: fc.constantFrom(...queues),
    priority: fc.constantFrom(...ranks),
    entry: fc.constantFrom(...entries),
    // Few, so that many asked at the same moment.
    requestedAt: fc.nat(5),
    more: inState,
  }),
  { maxLength: 40 },
);

describe('the pages of the requests', () => {
  it('have each that one may see once, in its turn and with its place, whatever is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.constantFrom<Partial<Agent>>(
          {},
          { queues: ['general', 'loans'] },
          { queues: 'all' },
          { roles: ['admin'], queues: [] },
          { queues: [] },
        ),
        fc.record(
          {
            state: fc.uniqueArray(fc.constantFrom(...handoffStates), { maxLength: 4 }),
            queue: fc.array(fc.constantFrom(...queues, 'nowhere'), { maxLength: 3 }),
            mine: fc.boolean(),
          },
          { requiredKeys: [] },
        ),
        fc.integer({ min: 1, max: 7 }),
        async (made, more, wanted: Wanted, limit) => {
          const all = made.map(({ more: state, ...one }, index) => request(index, { ...one, ...state })).sort(byTurn);
          const who = agent(more);
          const { state = openStates, queue, mine = false } = wanted;
          const isTheirs = (one: HandoffRequest): boolean => one.assignee === me || one.offer?.agent === me;
          const right = all
            .filter((one) => state.includes(one.state) && (queue === undefined || queue.includes(one.queue)))
            .filter((one) => maySee(who, one) && (!mine || isTheirs(one)));
          const line = (of: string) => all.filter((one) => one.queue === of && (one.state === 'queued' || one.state === 'offered'));
          const items = await allOf(await stored(all), who, { ...wanted, limit });
          expect(items.map(({ id, position }) => [id, position])).toEqual(
            right.map((one) => [one.id, line(one.queue).findIndex(({ id }) => id === one.id) + 1 || null]),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('have a request once that is offered to somebody while they are read', async () => {
    const store = await stored([request(1), request(2)]);
    let isOffered = false;
    const reader: Reader = {
      ...store,
      find: async (from, query) => {
        if (from.name === handoffs.name && query.where && 'state' in query.where && query.where.state === 'offered' && !isOffered) {
          isOffered = true;
          await store.commit([change.update(handoffs, request(1, { state: 'offered', offer: { agent: me, until: 9 } }), 1)]);
        }
        return store.find(from, query);
      },
    };
    const { items } = await handoffPage(glance(reader), agent({ queues: ['cards', 'cards'] }), { limit: 9 });
    expect(items.map(({ id, position }) => [id, position])).toEqual([
      [request(1).id, 1],
      [request(2).id, 2],
    ]);
  });

  it('have all that is closed of the queues that one sees, and of what one has served, however much of others has been closed since', async () => {
    const closed = (number: number, queue: string, by: string): HandoffRequest =>
      request(number, { state: 'closed', queue, assignee: asId<'agent'>(by) });
    const others = Array.from({ length: 1_100 }, (_, number) => closed(100 + number, 'loans', 'other'));
    const store = await stored([closed(1, 'cards', 'other'), closed(2, 'general', 'me'), ...others]);
    const ofMine = await allOf(store, agent(), { state: ['closed'], limit: 1 });
    expect(ofMine.map(({ id }) => id)).toEqual([request(1).id, request(2).id]);
    expect(await allOf(store, agent({ queues: 'all' }), { state: ['closed'], limit: 400 })).toHaveLength(1_102);
  });

  it('cost what a page costs, however many wait', async () => {
    const others = ['general', 'loans'].flatMap((queue, index) =>
      Array.from({ length: 800 }, (_, number) => request(10_000 * (index + 1) + number, { queue })),
    );
    const store = await stored([...Array.from({ length: 1_600 }, (_, number) => request(number)), ...others]);
    let read = 0;
    const counted: Reader = {
      ...store,
      find: async (from, query) => {
        const found = await store.find(from, query);
        if (from.name === handoffs.name) read += found.length;
        return found;
      },
    };
    for (const who of [agent(), agent({ queues: 'all' }), agent({ roles: ['admin'] })]) {
      for (const [after, waiting] of [
        [undefined, 1],
        [request(1_499), 1_501],
      ] as const) {
        read = 0;
        const page = await handoffPage(glance(counted), who, { limit: 50, ...(after === undefined ? {} : { after }) });
        expect(page.items.map(({ position }) => position)).toEqual(Array.from({ length: 50 }, (_, index) => waiting + index));
        expect(read).toBeLessThanOrEqual(2 * 50 + 10);
      }
    }
    read = 0;
    expect((await handoffPage(glance(counted), agent({ queues: ['cards', 'general', 'loans'] }), { limit: 50 })).items).toHaveLength(50);
    expect(read).toBeLessThanOrEqual(5 * 50);
  });
});
