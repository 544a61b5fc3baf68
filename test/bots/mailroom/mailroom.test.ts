import { describe, expect, it } from '@jest/globals';
import { lettersIn } from '../../../bots/mailroom/dead-letters';
import { inboxLetters, outboxLetters } from '../../../bots/mailroom/letters';
import { schalter } from '../../../bots/schalter';
import type { Store } from '../../../bots/storage/store';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import type { Content } from '../../../flows/dialogue/inbound';
import { falteringStore } from './faltering-store';
import { quiet } from './quiet';
import { smallBot } from './survival/small-bot';

const stage = (given: Store = memoryStore(), clock = virtualClock()) => {
  const store = falteringStore(given);
  const door = fakeChannel('webchat');
  let poisoned = true;
  const bot = smallBot(async () => 'ok');
  const { understand } = bot.triage;
  const triage = {
    understand: (text: string, language: object) => understand(text === 'poison' && !poisoned ? 'greeting' : text, language),
  };
  const house = schalter({ bot: { ...bot, triage }, channels: [door], store, clock, random: () => 0.5, observe: () => {} });
  const says = async (id: string, text: string): Promise<void> => {
    const content: Content = { kind: 'text', text };
    await house.accept(door, [{ kind: 'message', id, account: 'test', at: 0, from: 'customer', content }]);
    await quiet();
  };
  const passes = async (ms: number): Promise<void> => {
    await clock.advance(ms, quiet);
    await quiet();
  };
  return {
    store,
    clock,
    door,
    house,
    says,
    passes,
    said: () => door.sent.map(({ reply }) => reply.text),
    cure: () => {
      poisoned = false;
    },
  };
};
const later = { kind: 'retryLater', code: 'x', reason: 'busy', holds: 'letter' } as const;

describe('a mailroom that starts', () => {
  it('takes up what an earlier process has accepted, in its order', async () => {
    const before = stage();
    await before.house.stop();
    await before.says('1', 'greeting');
    await before.says('2', 'thanks');
    expect(before.said()).toEqual([]);
    const after = stage(before.store, before.clock);
    await after.house.start();
    await quiet();
    expect(after.said()).toEqual(['bot\n\nhouse:greeting', 'house:thanks']);
  });

  it('sends what was still to be sent in the order of the conversation, also where the first is to wait', async () => {
    const before = stage();
    before.door.outcomes.push({ ...later, after: 30_000 });
    await before.says('1', 'greeting');
    await before.says('2', 'thanks');
    await before.house.stop();
    const after = stage(before.store, before.clock);
    await after.house.start();
    await quiet();
    expect(after.said()).toEqual([]);
    await after.passes(30_000);
    expect(after.said()).toEqual(['bot\n\nhouse:greeting', 'house:thanks']);
  });

  it('waits for the status of what may be out, however long it was down', async () => {
    const before = stage();
    before.door.outcomes.push({ kind: 'unknown', code: 'x', reason: 'reset' });
    await before.says('1', 'greeting');
    await before.house.stop();
    await before.clock.advance(3_600_000);
    const after = stage(before.store, before.clock);
    await after.house.start();
    await quiet();
    expect(after.said()).toEqual([]);
    const [letter] = await after.store.find(outboxLetters, { limit: 1 });
    const status = { kind: 'status', id: 's', account: 'test', at: 0, providerId: 'p', status: 'delivered' } as const;
    await after.house.accept(after.door, [{ ...status, correlation: `${letter?.id}/0` }]);
    await after.passes(60_000);
    expect(after.said()).toEqual([]);
    expect(await after.store.get(outboxLetters, letter?.id ?? '')).toMatchObject({ state: 'delivered' });
  });
});

describe('a mailroom at work', () => {
  it('finds within minutes what fell by the way when nobody heard that a turn was written', async () => {
    const { house, store, says, said, passes } = stage();
    await house.start();
    const { commit } = store;
    let commits = 0;
    store.commit = async (changes) => {
      commits += 1;
      // The first is the inbox's, the second is the turn's.
      if (commits === 2) store.fail('after');
      return commit(changes);
    };
    await says('1', 'greeting');
    expect(said()).toEqual([]);
    await passes(3 * 60_000);
    expect(said()).toEqual(['bot\n\nhouse:greeting']);
  });

  it('answers a message once that a provider delivers three times at once', async () => {
    const { house, says, said } = stage();
    await house.start();
    await Promise.all([says('1', 'greeting'), says('1', 'greeting'), says('1', 'greeting')]);
    expect(said()).toHaveLength(1);
  });

  it('tries a dead letter again when it is told to, and knows of no other', async () => {
    const { house, store, says, said, passes, cure } = stage();
    await house.start();
    await says('1', 'poison');
    await passes(60_000);
    const dead: string[] = [];
    for await (const one of lettersIn(store, 'dead')) if (one.kind === 'inbox') dead.push(one.letter.id);
    expect(dead).toEqual(['webchat:test:1']);
    cure();
    expect(await house.retry('webchat:test:1')).toBe(true);
    await quiet();
    expect((await store.get(inboxLetters, 'webchat:test:1'))?.state).toBe('done');
    expect(said().at(-1)).toBe('handoff:already_waiting');
    expect(await house.retry('webchat:test:1')).toBe(false);
    expect(await house.retry('nobody')).toBe(false);
  });

  it('sends a dead letter again when it is told to', async () => {
    const { house, store, says, said, door } = stage();
    await house.start();
    door.outcomes.push({ kind: 'refused', code: 'x', reason: 'no' });
    await says('1', 'greeting');
    const [letter] = await store.find(outboxLetters, { limit: 1 });
    expect([said(), letter?.state]).toEqual([[], 'refused']);
    expect(await house.retry(letter?.id ?? '')).toBe(true);
    await quiet();
    expect(said()).toEqual(['bot\n\nhouse:greeting']);
  });

  it('begins nothing new once it is stopped, and leaves it in the store', async () => {
    const { house, store, says, said } = stage();
    await house.start();
    await house.stop();
    await says('1', 'greeting');
    expect([said(), (await store.find(inboxLetters, { limit: 10 })).map(({ state }) => state)]).toEqual([[], ['pending']]);
  });
});
