import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Sent } from '../../../bots/channels/channel';
import { outboxLetters } from '../../../bots/mailroom/letters';
import { asId } from '../../../flows/dialogue/ids';
import { outboxStage } from './outbox-stage';

const held = { kind: 'retryLater', code: '190', reason: 'expired', holds: 'account' } as const;
const names = ['a', 'b', 'c', 'd', 'e'];
const of = (name: string) => ({ conversation: asId<'conversation'>(name) });
const minute = 60_000;

/** An outbox with a letter to each of five customers, and an account that takes none while `answer` says so. */
const stage = async (answer: Sent = held) => {
  const outboxes = outboxStage();
  const { channel, clock } = outboxes;
  const { send } = channel;
  const account: { answer: Sent | null } = { answer };
  const attempts: number[] = [];
  channel.send = async (letter) => {
    attempts.push(clock.now());
    return account.answer ?? send(letter);
  };
  const ids = [];
  for (const name of names) ids.push(await outboxes.post(`to-${name}`, of(name)));
  return { ...outboxes, account, attempts, ids };
};
const everybody = names.map((name) => `to-${name}`);

describe('an account that its service holds', () => {
  it('is tried with one letter at a time, ever more seldom', async () => {
    const { attempts, passes } = await stage();
    await passes(60 * minute);
    const waits = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
    expect(waits.slice(0, 5)).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
    expect(waits.slice(12)).toEqual(waits.slice(12).map(() => 150_000));
  });

  it('kills no letter, however long it takes until somebody mends it; then all go out at once', async () => {
    const { account, passes, get, ids, said, counted } = await stage();
    await passes(3 * 24 * 60 * minute);
    expect(await Promise.all(ids.map(async (id) => (await get(id)).state))).toEqual(names.map(() => 'pending'));
    account.answer = null;
    await passes(5 * minute);
    expect(said().sort()).toEqual(everybody);
    expect([counted('dead'), counted('unconfirmed')]).toEqual([0, 0]);
  });

  it('is tried with a single letter after a restart, too', async () => {
    const { attempts, passes, restart, account, said } = await stage();
    await passes(minute);
    const before = attempts.length;
    await restart();
    expect(attempts).toHaveLength(before);
    await passes(minute / 2);
    const [first, second] = attempts.slice(before);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(500);
    account.answer = null;
    await passes(5 * minute);
    expect(said().sort()).toEqual(everybody);
  });

  it('is not held after a restart because of a letter that has another reason to wait since', async () => {
    const { door, post, passes, restart, said } = outboxStage();
    door.outcomes.push(held);
    await post('waits', of('a'));
    door.outcomes.push({ kind: 'retryLater', code: '131056', reason: 'too many', holds: 'conversation', after: 10 * minute });
    await passes(500);
    await post('proof', of('b'));
    await passes(minute);
    await restart();
    await post('new', of('c'));
    expect(said()).toEqual(['proof', 'new']);
    await passes(10 * minute);
    expect(said()).toEqual(['proof', 'new', 'waits']);
  });

  it('is free as soon as the service has taken or judged one letter', async () => {
    const { account, passes, get, ids, said, channel } = await stage();
    const { send } = channel;
    account.answer = null;
    let first = true;
    channel.send = async (letter) => {
      if (!first) return send(letter);
      first = false;
      return { kind: 'refused', code: '131026', reason: 'not there' };
    };
    await passes(minute);
    const states = await Promise.all(ids.map(async (id) => (await get(id)).state));
    expect(states.sort()).toEqual(['refused', 'sent', 'sent', 'sent', 'sent']);
    expect(said()).toHaveLength(4);
  });

  it('is not free because one letter had an answer that says nothing of the account', async () => {
    const { account, passes, attempts, said } = await stage();
    account.answer = { kind: 'retryLater', code: '2', reason: 'busy', holds: 'letter' };
    await passes(500);
    expect(attempts).toEqual([0, 500]);
    account.answer = null;
    await passes(minute);
    expect(said().sort()).toEqual(everybody);
  });

  it('goes on being tried with another letter when the one that was to try it is not sent', async () => {
    const { account, passes, epochs, said } = await stage();
    account.answer = null;
    for (const name of ['a', 'b', 'c']) epochs.set(name, 2);
    await passes(minute);
    expect(said()).toEqual(['to-d', 'to-e']);
  });

  it('rests once for all that were out together', async () => {
    const outboxes = outboxStage();
    const { channel, passes, repost, write } = outboxes;
    const attempts: number[] = [];
    channel.send = async () => {
      attempts.push(outboxes.clock.now());
      return held;
    };
    for (const letter of await Promise.all(names.map((name) => write(name, of(name))))) repost(letter);
    await passes(0);
    expect(attempts).toHaveLength(names.length);
    await passes(500);
    expect(attempts.slice(names.length)).toEqual([500]);
    await passes(1_000);
    expect(attempts.slice(names.length)).toEqual([500, 1_500]);
  });

  it('rests as long as the service says', async () => {
    const { passes, attempts } = await stage({ ...held, after: 10 * minute });
    await passes(10 * minute - 1);
    expect(attempts).toEqual([0]);
    await passes(1);
    expect(attempts).toEqual([0, 10 * minute]);
  });
});

describe('whatever the service answers, and in whatever order', () => {
  const answers = fc.constantFrom<Sent>(
    held,
    held,
    { ...held, after: 3 * minute },
    { kind: 'retryLater', code: '2', reason: 'busy', holds: 'letter' },
    { kind: 'unknown', code: 'timeout', reason: 'no answer' },
    { kind: 'refused', code: '131026', reason: 'not there' },
    { kind: 'sent', providerId: 'p' },
  );
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('writes'), to: fc.nat({ max: 4 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('passes'), ms: fc.constantFrom(1, 700, 11_000, 4 * minute) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restarts') }) },
  );

  it('every letter comes to its end, and an account that was just held is tried with one letter at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answers, { maxLength: 30 }), fc.array(step, { maxLength: 20 }), async (given, steps) => {
        const { channel, write, repost, passes, restart, store } = outboxStage();
        const { send } = channel;
        let underWay = 0;
        let crowded = 0;
        /** That was told, and since then no letter was taken or judged; and how many were out already at that moment. */
        let hold: { out: number } | null = null;
        channel.send = async (letter) => {
          if (hold && hold.out === 0 && underWay > 0) crowded += 1;
          const before = hold;
          underWay += 1;
          await new Promise((resolve) => setImmediate(resolve));
          underWay -= 1;
          const answer = given.shift() ?? (await send(letter));
          const isHeld = answer.kind === 'retryLater' && answer.holds === 'account';
          if (before === null && hold) hold.out -= 1;
          else if (isHeld) hold = { out: underWay };
          else if (answer.kind === 'sent' || answer.kind === 'refused') hold = null;
          return answer;
        };
        for (const one of steps) {
          if (one.kind === 'writes') repost(await write('x', of(`${one.to}`)));
          else if (one.kind === 'passes') await passes(one.ms);
          else await restart();
        }
        given.length = 0;
        await passes(60 * minute);
        expect(crowded).toBe(0);
        const letters = await store.find(outboxLetters, { limit: 100 });
        expect(letters.filter(({ state }) => state === 'pending' || state === 'sending')).toEqual([]);
        expect(letters.filter(({ state, unanswered }) => state === 'dead' && unanswered !== 2)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('a letter that has waited', () => {
  it.each([
    ['bot', 24],
    ['agent', 48],
  ] as const)('beyond the time in which its service takes answers of a %s is refused, and can be sent when the customer has written', async (author, hours) => {
    const { channel, write, repost, passes, get, said, customerWrites, counted } = outboxStage();
    channel.replyWindow = { bot: 24 * 60 * minute, person: 48 * 60 * minute };
    const due = hours * 60 * minute;
    const inTime = await write('in-time', { due, author, ...of('a') });
    const late = await write('late', { due: due + 1, author, ...of('b') });
    repost(inTime);
    repost(late);
    await passes(due + 1);
    expect(said()).toEqual(['in-time']);
    expect([await get(late.id), counted('dead')]).toMatchObject([{ state: 'refused', failure: expect.stringContaining('too late') }, 1]);
    customerWrites();
    const { failure: _, ...again } = await get(late.id);
    repost({ ...again, state: 'pending' });
    await passes(0);
    expect(said()).toEqual(['in-time', 'late']);
  });
});
