import { describe, expect, it } from '@jest/globals';
import type { Arrival, Disposition } from '../../../bots/mailroom/arrival';
import type { Errand, InboxLetter } from '../../../bots/mailroom/letters';
import { worker } from '../../../bots/mailroom/worker';
import { type Stored, StoreUnavailable } from '../../../bots/storage/store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { asId, type ConversationId } from '../../../flows/dialogue/ids';
import { hastyClock } from './hasty-clock';
import { quiet } from './quiet';

const conversation = (name: string): ConversationId => asId(name);
const letter = (id: string, arrival: number, of = 'c'): Stored<InboxLetter> => ({
  id,
  channel: 'webchat',
  conversation: conversation(of),
  inbound: { kind: 'message', id, account: 'a', at: 0, from: 'f', content: { kind: 'text', text: id } },
  arrival,
  state: 'pending',
  version: 1,
});
const outcome = (id: string, of = 'c'): Extract<Arrival, { kind: 'outcome' }> => ({
  kind: 'outcome',
  conversation: conversation(of),
  errand: { id: asId(id), version: 1 } as Stored<Errand>,
  outcome: { outcome: 'ok' },
  final: true,
});
const nameOf = (arrival: Arrival): string => {
  if (arrival.kind === 'message') return arrival.letter.id;
  if (arrival.kind === 'outcome') return arrival.errand.id;
  return arrival.kind === 'wake' ? 'wake' : `breakdown of ${nameOf(arrival.of)}`;
};

const stage = (
  converse: (name: string, taken: readonly string[]) => Disposition['kind'] | Error | Promise<Disposition['kind']>,
  clock = virtualClock(0),
  takeUp: () => Promise<void> = async () => {},
) => {
  const taken: string[] = [];
  const dispatched: string[] = [];
  const buried: string[] = [];
  const work = worker({
    clock,
    random: () => 0,
    observe: () => {},
    converse: async (arrival) => {
      const name = nameOf(arrival);
      const kind = await converse(name, taken);
      taken.push(name);
      if (kind instanceof Error) throw kind;
      return kind === 'done' ? { kind, letters: [], errands: [], files: [], wakeAt: null } : { kind };
    },
    dispatch: (_, of) => dispatched.push(of),
    takeUp,
    bury: async (arrival, reason) => {
      buried.push(`${nameOf(arrival)}: ${reason}`);
    },
  });
  return { clock, taken, dispatched, buried, work };
};

describe('the worker', () => {
  it('takes the messages of a conversation in the order of their arrival, one at a time', async () => {
    let underWay = 0;
    let most = 0;
    const { work, taken } = stage(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await quiet();
      underWay -= 1;
      return 'done' as const;
    });
    work.post(letter('b', 2));
    work.post(letter('d', 4));
    work.post(letter('c', 3));
    work.post(letter('c', 3));
    await work.idle();
    expect(taken).toEqual(['b', 'c', 'd']);
    expect(most).toBe(1);
  });

  it('serves other conversations meanwhile', async () => {
    const { work, taken } = stage((name) => (name === 'slow' ? quiet().then(() => 'done' as const) : 'done'));
    work.post(letter('slow', 1, 'one'));
    work.post(letter('quick', 2, 'two'));
    await work.idle();
    expect(taken).toEqual(['quick', 'slow']);
  });

  it('does not lose a letter that turns up in front of the one under way', async () => {
    const { work, taken } = stage(() => quiet().then(() => 'done' as const));
    work.post(letter('new', 2));
    work.post(letter('revived', 1));
    await work.idle();
    expect(taken).toEqual(['new', 'revived']);
  });

  it('lets messages wait while an errand is out, and takes them behind its outcome, in their order', async () => {
    const { work, taken } = stage((name, before) => (name.startsWith('m') && !before.includes('errand') ? 'held' : 'done'));
    work.post(letter('m1', 1));
    work.post(letter('m2', 2));
    await work.idle();
    expect(taken).toEqual(['m1', 'm2']);
    work.post(letter('m3', 3));
    work.interrupt(outcome('errand'));
    await work.idle();
    expect(taken.slice(taken.indexOf('errand'))).toEqual(['errand', 'm1', 'm2', 'm3']);
  });

  it('hands on what a committed turn wants done, and only that', async () => {
    const { work, dispatched } = stage((name) => (name === 'known' ? 'known' : 'done'));
    work.post(letter('known', 1, 'one'));
    work.post(letter('new', 2, 'two'));
    await work.idle();
    expect(dispatched).toEqual(['two']);
  });

  it('tries again to take up what a known turn left open, until the store lets it, and loses no other message over it', async () => {
    const clock = virtualClock(0);
    const failures: Error[] = Array.from({ length: 6 }, () => new StoreUnavailable('down'));
    let taken = 0;
    const { work, buried } = stage(
      (name) => (name === 'known' ? 'known' : 'done'),
      clock,
      async () => {
        const failure = failures.shift();
        if (failure) throw failure;
        taken += 1;
      },
    );
    work.post(letter('known', 1));
    await work.idle();
    expect(taken).toBe(0);
    await clock.advance(2_000, () => work.idle());
    expect([taken, buried]).toEqual([1, []]);
  });

  it('loses no other message where what a known turn left open can never be taken up', async () => {
    const clock = virtualClock(0);
    const { work, taken } = stage(
      (name) => (name === 'known' ? 'known' : 'done'),
      clock,
      async () => {
        throw new Error('cannot');
      },
    );
    work.post(letter('known', 1));
    work.post(letter('after', 2));
    await work.idle();
    await clock.advance(60_000, () => work.idle());
    expect(taken.slice(-2)).toEqual(['breakdown of known', 'after']);
  });

  it('tries a turn that fails four times, ever later, then lets it break down', async () => {
    const { work, taken, clock, buried } = stage((name) => (name === 'poison' ? new Error('cannot') : 'done'));
    work.post(letter('poison', 1));
    work.post(letter('after', 2));
    const times: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await work.idle();
      times.push(clock.now());
      await clock.advance(100 * 2 ** attempt);
    }
    await work.idle();
    expect(taken).toEqual(['poison', 'poison', 'poison', 'poison', 'breakdown of poison', 'after']);
    expect(times).toEqual([0, 100, 300, 700]);
    expect(buried).toEqual([]);
  });

  it('rests after a failure, whoever writes meanwhile', async () => {
    const { work, taken, clock } = stage((name) => (name === 'poison' ? new Error('cannot') : 'done'));
    work.post(letter('poison', 1));
    await work.idle();
    work.post(letter('impatient', 2));
    work.interrupt(outcome('errand'));
    await work.idle();
    expect(taken).toEqual(['poison']);
    await clock.advance(100);
    await work.idle();
    expect(taken).toEqual(['poison', 'errand', 'poison']);
  });

  it('goes on after its rest where the clock rings too early', async () => {
    const { work, taken, clock } = stage((_, before) => (before.length === 0 ? new Error('cannot') : 'done'), hastyClock(virtualClock(0)));
    work.post(letter('poison', 1));
    await work.idle();
    await clock.advance(100);
    await work.idle();
    expect(taken).toEqual(['poison', 'poison']);
  });

  it('goes on after its rest where the clock is put back meanwhile', async () => {
    const clock = virtualClock(0);
    let back = 0;
    const { work, taken } = stage((_, before) => (before.length === 0 ? new Error('cannot') : 'done'), {
      ...clock,
      now: () => clock.now() - back,
    });
    work.post(letter('poison', 1));
    await work.idle();
    back = 50;
    await clock.advance(100);
    await work.idle();
    expect(taken).toEqual(['poison']);
    await clock.advance(50);
    await work.idle();
    expect(taken).toEqual(['poison', 'poison']);
  });

  it('goes on, too, when a letter that it knows is brought again and nothing has rung', async () => {
    const clock = virtualClock(0);
    const { work, taken } = stage((_, before) => (before.length === 0 ? new Error('cannot') : 'done'), { ...clock, after: () => () => {} });
    work.post(letter('poison', 1));
    await work.idle();
    await clock.advance(100);
    work.post(letter('poison', 1));
    await work.idle();
    expect(taken).toEqual(['poison', 'poison']);
  });

  it('does not count the failures of one against another', async () => {
    const { work, taken, clock } = stage((name, before) =>
      before.filter((one) => one === name).length < 3 ? new Error('three times each') : 'done',
    );
    work.post(letter('first', 1));
    work.post(letter('second', 2));
    work.interrupt(outcome('errand'));
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await work.idle();
      await clock.advance(30_000);
    }
    await work.idle();
    expect(taken.filter((name) => name.startsWith('breakdown'))).toEqual([]);
    expect(taken).toHaveLength(12);
  });

  it('buries what cannot even break down, and goes on', async () => {
    const { work, taken, clock, buried } = stage((name) => (name.includes('poison') ? new Error('cannot') : 'done'));
    work.post(letter('poison', 1));
    work.post(letter('after', 2));
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await work.idle();
      await clock.advance(30_000);
    }
    await work.idle();
    expect(buried).toEqual(['poison: Error: cannot']);
    expect(taken.at(-1)).toBe('after');
  });

  it('never gives a message up because the store is down', async () => {
    const { work, taken, clock } = stage((_, before) => (before.length < 50 ? new StoreUnavailable('down') : 'done'));
    work.post(letter('patient', 1));
    for (let attempt = 0; attempt < 50; attempt += 1) {
      await work.idle();
      await clock.advance(200);
    }
    await work.idle();
    expect(taken).toEqual(Array.from({ length: 51 }, () => 'patient'));
  });
});
