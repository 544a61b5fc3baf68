import { describe, expect, it } from '@jest/globals';
import { breakDown } from '../../../bots/conversation/break-down';
import { Draft } from '../../../bots/conversation/draft';
import type { Player } from '../../../bots/conversation/player';
import { handoffs } from '../../../bots/conversation/records';
import type { Around } from '../../../bots/definition/around';
import { errands } from '../../../bots/mailroom/letters';
import { change, type Store } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { asId } from '../../../flows/dialogue/ids';
import { postponeDue } from '../../../handoff/desk/step';
import { fresh } from '../../handoff/desk/request-at';
import { ana, deskStage, minute, person } from '../desk/desk-stage';
import { countingBank } from './counting-bank';
import { stage } from './stage';

/** Others around the turns, who fail at these words. */
const poisonedBy = (words: string) => {
  let poisoned = true;
  const around: Around = {
    turn: async ({ about }, next) => {
      if (poisoned && about.kind === 'message' && about.content.kind === 'text' && about.content.text === words) throw new Error('around');
      await next();
    },
    leftOver: async () => false,
  };
  return {
    around,
    cure: () => {
      poisoned = false;
    },
  };
};

/** What no store takes: the turn fails each time. */
const poison = { outcome: 'ok', values: { cards: [], poison: 1n as unknown as number } };

describe('a message that broke down', () => {
  it('is told of as a dead letter', async () => {
    const { says, passes, observed } = await stage({ actions: { 'cards.list': async () => poison } });
    await says('i lost my card');
    await passes(10_000);
    expect(observed.filter(({ kind }) => kind === 'dead')).toEqual([
      { kind: 'dead', what: 'inbox', id: 'webchat:test:m1', reason: expect.stringContaining('BigInt') },
    ]);
  });

  it('and is tried again has one line in the transcript, and an answer', async () => {
    const { around, cure } = poisonedBy('i lost my card');
    const { says, passes, house, reads, transcript } = await stage({}, [around]);
    await says('i lost my card');
    await passes(10_000);
    cure();
    expect(await reads(() => house.retry('webchat:test:m1'))).not.toBe('');
    expect((await transcript()).filter(({ author }) => author === 'customer')).toHaveLength(1);
  });

  it('while a card is not blocked yet brings those who are there at any hour', async () => {
    const sunday = virtualClock(Date.UTC(2026, 0, 18, 11));
    const { says, passes, request } = await stage({ clock: sunday }, [poisonedBy('the blue one').around]);
    await says('i lost my card');
    await says('the blue one');
    await passes(10_000);
    expect(await request()).toMatchObject({ queue: 'cards-emergency', priority: 'urgent', reason: 'bot_failure' });
  });

  it('is not a word that comes later than what was said since', async () => {
    const { around, cure } = poisonedBy('i lost my card');
    const { says, passes, house, stored, clock } = await stage({}, [around]);
    await says('i lost my card');
    await passes(10_000);
    await says('hello?');
    cure();
    await house.retry('webchat:test:m1');
    await passes(60_000);
    expect((await stored()).heardAt).toBe(clock.now() - 60_000);
  });
});

describe('a timer whose turn throws', () => {
  const fails: Around = {
    turn: async ({ about }, next) => {
      if (about.kind === 'event' && about.name === 'wake') throw new Error('around');
      await next();
    },
    leftOver: async () => false,
  };

  it('is given up, and those that are not due yet stay', async () => {
    const { says, passes, stored, observed, clock, transcript } = await stage({}, [fails]);
    await says('i lost my card');
    const { timers, wakeAt = 0, id } = await stored();
    expect(timers.map(({ kind }) => kind)).toEqual(['remind', 'silence']);
    await passes(wakeAt - clock.now() + 10_000);
    expect((await stored()).timers.map(({ kind }) => kind)).toEqual(['silence']);
    expect(observed.filter(({ kind }) => kind === 'trouble')).toHaveLength(4);
    expect(observed.filter(({ kind }) => kind === 'dead')).toEqual([{ kind: 'dead', what: 'timer', id, reason: 'Error: around' }]);
    expect((await transcript()).at(-1)?.text).toBe('bot failure: Error: around');
  });

  it('does not keep an offer standing: the request goes on', async () => {
    const { says, becomes, passes, request, observed } = await deskStage({}, [fails]);
    await becomes(ana, { intent: 'available' });
    await says(person);
    await passes(40_000);
    expect(await request()).toMatchObject({ state: 'queued', passedOver: [ana] });
    expect(observed.filter(({ kind }) => kind === 'trouble')).toHaveLength(4);
  });
});

describe('a timer of a request of which nothing can be said', () => {
  it('is given up once, and the request goes on to the next', async () => {
    const plain = memoryStore();
    let isBroken = false;
    const store: Store = {
      ...plain,
      count: async (from, query) => {
        if (isBroken && from.name === handoffs.name) throw new Error('no line can be counted');
        return plain.count(from, query);
      },
    };
    const { says, passes, request, observed } = await deskStage({ store });
    await says(person);
    isBroken = true;
    await passes(12 * minute);
    // Its place in line after 1, 4, 7 and 10 minutes, and at 10 that nobody has come.
    const dead = observed.filter(({ kind }) => kind === 'dead').length;
    expect(dead).toBeGreaterThan(3);
    expect(dead).toBeLessThan(6);
    expect(await request()).toMatchObject({ state: 'queued', promise: { warned: 100 } });
  });
});

describe('an outcome that broke down', () => {
  const asked = async (state: 'pending' | 'overdue') => {
    const at = await stage({ actions: countingBank([new Error('503'), new Error('503'), new Error('503')]).actions });
    await at.says('i lost my card');
    await at.taps('4821');
    await at.taps('Yes');
    if (state === 'overdue') await at.passes(4_000);
    const [errand] = await at.store.find(errands, { limit: 1 });
    if (!errand) throw new Error('There is no errand.');
    return { ...at, errand };
  };

  it('and was late leaves the flow that is under way with the errand that it waits for', async () => {
    const { stored, errand, clock } = await asked('overdue');
    const conversation = await stored();
    const draft = new Draft({ ...conversation, errand: asId('another') }, null, clock.now());
    const of = { kind: 'outcome', conversation: conversation.id, errand, outcome: { outcome: 'ok' }, final: true } as const;
    await breakDown(draft, {} as Player, { kind: 'breakdown', conversation: conversation.id, of, reason: 'why' }).catch(() => {});
    expect([conversation.overdue.length, draft.conversation.overdue.length, draft.conversation.errand]).toEqual([1, 0, 'another']);
  });

  it('and was buried does not hold the customer for good: a person takes over', async () => {
    const { errand, store, says, stored, request } = await asked('pending');
    const { version, ...dead } = errand;
    await store.commit([change.update(errands, { ...dead, state: 'dead', failure: 'why' }, version)]);
    expect(await says('hello?')).toContain('Something went wrong on our side');
    expect((await stored()).errand).toBeNull();
    expect(await request()).toMatchObject({ reason: 'bot_failure' });
  });
});

it('a timer of a request that cannot be rung at all is put off by an hour', () => {
  const due = [
    { id: 'now', due: 5 },
    { id: 'later', due: 500 },
  ];
  const { timers, wakeAt } = postponeDue({ ...fresh(), timers: due, wakeAt: 5 }, 10, 3_600_000);
  expect([timers, wakeAt]).toEqual([
    [
      { id: 'now', due: 3_600_010 },
      { id: 'later', due: 500 },
    ],
    500,
  ]);
});
