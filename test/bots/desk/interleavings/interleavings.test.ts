import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agents } from '../../../../bots/conversation/people';
import { type Conversation, conversations, handoffs, notes } from '../../../../bots/conversation/records';
import { replies } from '../../../../bots/desk/records';
import { type OutboxLetter, outboxLetters } from '../../../../bots/mailroom/letters';
import { type Change, change, type Document } from '../../../../bots/storage/store';
import type { Line } from '../../../../flows/dialogue/transcript';
import type { Agent } from '../../../../handoff/desk/agent';
import type { HandoffRequest } from '../../../../handoff/desk/request';
import { brokenPromises } from './broken-promises';
import { type deeds, type Happening, happening } from './happening';
import { type Broken, world } from './world';

const keeps = (broken?: Broken) =>
  fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 40, size: 'max' }), async (happenings: readonly Happening[]) => {
    const all = world(broken);
    const promises = brokenPromises(all);
    await all.run(happenings, promises.look);
    await promises.end();
    expect([...promises.found]).toEqual([]);
  });

describe('whatever customers, agents, the bank, the clock and crashes do, in whatever order', () => {
  it('one voice speaks, no message is lost, nobody is overrun, no note leaves the house, and everything goes on', async () => {
    await fc.assert(keeps(), { numRuns: 150 });
  }, 60_000);
});

describe('the same property notices', () => {
  type Written = Extract<Change, { verb: 'insert' | 'update' }>;

  /** What is read of a collection, altered. */
  const reading =
    <T extends Document>(of: { readonly name: string }, alter: (document: T) => T): Broken =>
    (store) => ({
      ...store,
      get: async (collection, id) => {
        const read = await store.get(collection, id);
        return read && collection.name === of.name ? (alter(read as unknown as T) as unknown as typeof read) : read;
      },
    });

  /** What is written to a collection, altered: another change, several of them, or none. */
  const writing =
    (of: { readonly name: string }, alter: (written: Written) => readonly Change[]): Broken =>
    (store) => ({
      ...store,
      commit: (changes) =>
        store.commit(
          changes.flatMap((one) =>
            one.collection.name === of.name && (one.verb === 'insert' || one.verb === 'update') ? alter(one) : [one],
          ),
        ),
    });

  /** A store that does not mind that what it writes over has changed. */
  const forgetsVersions =
    (of: { readonly name: string }): Broken =>
    (store) => {
      const current = async (one: Change): Promise<Change> => {
        if (one.verb !== 'update' || one.collection.name !== of.name) return one;
        const read = await store.get<Document>({ ...one.collection, fields: {}, indexes: [] }, one.document.id);
        return { ...one, version: read?.version ?? one.version };
      };
      return { ...store, commit: async (changes) => store.commit(await Promise.all(changes.map(current))) };
    };

  /** Reads so many promises as if nothing had been told of them. */
  const forgetsLevels = (times: number): Broken => {
    let left = times;
    return reading<HandoffRequest>(handoffs, (read) => {
      if (read.promise === null || read.promise.warned === 0 || left === 0) return read;
      left -= 1;
      return { ...read, promise: { ...read.promise, warned: 0 } };
    });
  };

  const asLetter = ({ conversation, seq, text, at }: Line): OutboxLetter =>
    ({
      id: `${conversation}.note${seq}`,
      conversation,
      seq,
      channel: 'webchat',
      account: 'test',
      to: 'customer-0',
      reply: { text },
      author: 'agent',
      epoch: 1,
      writtenAt: at,
      state: 'pending',
      due: 0,
      attempts: 0,
      providerIds: [],
    }) as unknown as OutboxLetter;

  const says = (who: number, text: string, hurry = false): Happening => ({ kind: 'says', who, text, hurry });
  const agent = (one: number, does: (typeof deeds)[number], who: number, hurry = false): Happening => ({
    kind: 'agent',
    agent: one,
    does,
    who,
    hurry,
  });
  const isBusy = (one: number): Happening => ({ kind: 'presence', agent: one, becomes: 'busy' });
  const passes = (ms: number): Happening => ({ kind: 'passes', ms });
  const later: Happening = { kind: 'sending', comes: 'later' };
  const lingers: Happening = { kind: 'lingers', commits: 2 };
  const dies: Happening = { kind: 'dies', commits: 0, when: 'after' };

  it.each<[string, string, Broken, readonly Happening[]]>([
    [
      'an outbox that does not know that a person has taken over',
      'was sent although a person had taken over',
      reading<Conversation>(conversations, (read) => ({ ...read, personSince: 0 })),
      [later, says(0, 'greeting'), agent(0, 'pulls', 0)],
    ],
    [
      'a bot that speaks while a person has the floor',
      'was sent although a person had taken over',
      writing(outboxLetters, (one) => {
        const { author, state, ...letter } = one.document as OutboxLetter;
        const lets = one.verb === 'insert' && author === 'bot' && state === 'suppressed';
        return [{ ...one, document: lets ? ({ ...letter, author, epoch: 999, state: 'pending', due: 0 } as OutboxLetter) : one.document }];
      }),
      [says(0, 'greeting'), says(0, 'greeting', true), agent(0, 'pulls', 0), { kind: 'passes', ms: 200_000 }],
    ],
    [
      'a reply whose key is forgotten',
      'stands there twice',
      writing(replies, () => []),
      [says(0, 'person'), agent(0, 'accepts', 0), agent(0, 'replies', 0), agent(0, 'says it again', 0)],
    ],
    [
      'a reply that counts as a word of the bot',
      'is suppressed and was shown 0 times',
      writing(outboxLetters, (one) => [{ ...one, document: { ...one.document, author: 'bot' } as OutboxLetter }]),
      [
        says(0, 'person'),
        agent(0, 'accepts', 0),
        later,
        agent(0, 'replies', 0),
        agent(0, 'asks the other', 0),
        dies,
        agent(1, 'accepts', 0),
      ],
    ],
    [
      'an agent whose record is written over',
      'has other places taken',
      forgetsVersions(agents),
      [says(0, 'person'), says(1, 'person'), lingers, agent(0, 'accepts', 0, true), agent(0, 'accepts', 1)],
    ],
    [
      'a conversation that is written over',
      'the transcript has a hole',
      forgetsVersions(conversations),
      [says(0, 'greeting'), lingers, says(0, 'greeting', true), agent(0, 'notes', 0)],
    ],
    [
      'a router that takes everybody for idle',
      'was given 2 requests',
      reading<Agent>(agents, (read) => ({ ...read, load: [] })),
      [isBusy(1), says(0, 'fraud'), says(1, 'fraud')],
    ],
    [
      'a note that is taken for a reply',
      'shows a note to the customer',
      writing(notes, (one) => [one, change.insert(outboxLetters, asLetter(one.document as Line))]),
      [says(0, 'greeting'), agent(0, 'notes', 0)],
    ],
    [
      'a note that is lost',
      'the transcript has a hole',
      writing(notes, () => []),
      [says(0, 'greeting'), agent(0, 'notes', 0), says(0, 'greeting')],
    ],
    [
      'a request without timers',
      'nothing will ever ring',
      writing(handoffs, (one) => {
        const { wakeAt: _, ...request } = one.document as HandoffRequest;
        return [{ ...one, document: { ...request, timers: [] } as HandoffRequest }];
      }),
      [says(0, 'person')],
    ],
    [
      'timers that nobody looks for',
      'was not rung',
      (store) => ({
        ...store,
        find: async (collection, query) =>
          collection.name === handoffs.name && query.range?.field === 'wakeAt' ? [] : store.find(collection, query),
      }),
      [says(0, 'person')],
    ],
    [
      'a promise whose level is forgotten',
      'went from 50 to 0 percent',
      forgetsLevels(20),
      [says(0, 'fraud'), isBusy(0), isBusy(1), passes(310_000), says(0, 'fraud'), passes(60_000)],
    ],
    [
      'a promise whose clock is lost',
      'stands',
      writing(handoffs, (one) => {
        const { timers, ...request } = one.document as HandoffRequest;
        return [{ ...one, document: { ...request, timers: timers.filter(({ id }) => !id.includes('.warning.')) } as HandoffRequest }];
      }),
      [says(0, 'fraud')],
    ],
    [
      'a floor that begins anew',
      'the epoch has fallen',
      writing(conversations, (one) => {
        const now = one.document as Conversation;
        return [
          { ...one, document: { ...now, floor: now.floor.holder === 'bot' ? { holder: 'bot', epoch: 1 } : now.floor } as Conversation },
        ];
      }),
      [says(0, 'person'), says(0, 'cancel')],
    ],
    [
      'a request that stays open when it is over',
      'counts as open',
      writing(handoffs, (one) => {
        const request = one.document as HandoffRequest;
        return [{ ...one, document: { ...request, state: request.state === 'closed' ? 'queued' : request.state } as HandoffRequest }];
      }),
      [says(0, 'person'), says(0, 'cancel')],
    ],
  ])(
    '%s',
    async (_, told, broken, example) => {
      const checked = await fc.check(keeps(broken), { seed: 1, numRuns: 1, endOnFailure: true, examples: [[[...example]]] });
      expect(checked.failed).toBe(true);
      expect(String(checked.errorInstance)).toContain(told);
    },
    60_000,
  );
});
