import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Action, ActionRefused } from '../../../bots/definition/action';
import { ActionMistake } from '../../../bots/definition/action-mistake';
import type { Arrival } from '../../../bots/mailroom/arrival';
import { errandRunner } from '../../../bots/mailroom/errand-runner';
import { type Errand, errands } from '../../../bots/mailroom/letters';
import type { Observed } from '../../../bots/observer';
import { change } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { asId } from '../../../flows/dialogue/ids';
import { falteringStore } from './faltering-store';
import { quiet } from './quiet';

type Told = Extract<Arrival, { kind: 'outcome' }>;
const never = new Promise<never>(() => {});

/** `results`: what the attempts come to, one after the other; the last one for all that follow. */
const stage = (...results: (string | Error | Promise<string>)[]) => {
  const clock = virtualClock(0);
  const store = falteringStore(memoryStore());
  const told: Told[] = [];
  const observed: Observed[] = [];
  const attempts: { at: number; key: string; aborted: () => boolean }[] = [];
  const block: Action = {
    name: 'block',
    effect: 'change',
    needs: 'none',
    input: z.object({}),
    outcomes: ['ok'],
    gives: [],
    run: async (_, { idempotencyKey, signal }) => {
      attempts.push({ at: clock.now(), key: idempotencyKey, aborted: () => signal.aborted });
      const result = results[Math.min(attempts.length, results.length) - 1];
      if (result instanceof Error) throw result;
      return (await result) ?? 'ok';
    },
  };
  const actions = new Map<string, Action>([['block', block]]);
  const runner = errandRunner({
    store,
    clock,
    random: () => 0,
    observe: (one) => observed.push(one),
    actions,
    tell: (outcome) => told.push(outcome),
  });
  const post = async (about: Partial<Errand> = {}, untried = true): Promise<void> => {
    const errand: Errand = {
      id: asId('e'),
      conversation: asId('c'),
      run: asId('r'),
      flow: 'f',
      step: 'block',
      action: 'block',
      input: {},
      key: 'the key',
      customer: { channel: 'webchat', address: 'x', locale: 'en' },
      timeout: 8_000,
      retry: { times: 2, wait: 2_000 },
      state: 'pending',
      attempts: 0,
      due: clock.now(),
      since: clock.now(),
      ...about,
    };
    await store.commit([change.insert(errands, errand)]);
    runner.post({ ...errand, version: 1 }, untried);
    runner.post({ ...errand, version: 1 }, untried);
    await quiet();
  };
  const passes = (ms: number) => clock.advance(ms, quiet);
  return { clock, store, told, observed, attempts, actions, post, passes, stored: () => store.get(errands, 'e') };
};
const down = new Error('503');

describe('an errand', () => {
  it('runs once and tells its outcome, as final', async () => {
    const { post, told, attempts } = stage('ok');
    await post();
    expect(told).toMatchObject([{ conversation: 'c', outcome: { outcome: 'ok' }, final: true }]);
    expect(attempts).toHaveLength(1);
  });

  it('is tried again after the wait, under the same key, and waits over a restart', async () => {
    const { post, passes, told, attempts, stored } = stage(down, down, 'ok');
    await post();
    expect(await stored()).toMatchObject({ attempts: 1, due: 2_000, failure: '503', state: 'pending' });
    await passes(4_000);
    expect(attempts.map(({ at, key }) => [at, key])).toEqual([
      [0, 'the key'],
      [2_000, 'the key'],
      [4_000, 'the key'],
    ]);
    expect(told).toMatchObject([{ outcome: { outcome: 'ok' }, final: true }]);
  });

  it('is cut off at its time-out, and tried again', async () => {
    const { post, passes, told, attempts } = stage(never, 'ok');
    await post();
    await passes(7_999);
    expect(attempts[0]?.aborted()).toBe(false);
    await passes(1);
    expect(attempts[0]?.aborted()).toBe(true);
    await passes(2_000);
    expect(told).toMatchObject([{ outcome: { outcome: 'ok' }, final: true }]);
  });

  it('is "unknown yet" when its attempts are used up', async () => {
    const { post, passes, told, attempts } = stage(down);
    await post();
    await passes(60_000);
    expect(attempts).toHaveLength(3);
    expect(told).toMatchObject([{ outcome: { outcome: 'error' }, final: false, errand: { attempts: 3, failure: '503' } }]);
  });

  it('that is overdue goes on being tried, ever more seldom, until it is known', async () => {
    const { post, passes, told, attempts } = stage(down, down, down, down, 'ok');
    await post({ state: 'overdue', attempts: 3 });
    await passes(3_600_000);
    expect(attempts).toHaveLength(5);
    const waits = attempts.slice(1).map(({ at }, index) => at - (attempts[index]?.at ?? 0));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(told).toMatchObject([{ outcome: { outcome: 'ok' }, final: true }]);
  });

  it('that nobody could do for a day is given up', async () => {
    const { post, passes, told, observed, stored, attempts } = stage(down);
    await post({ state: 'overdue', attempts: 3 });
    await passes(26 * 3_600_000);
    expect(await stored()).toMatchObject({ state: 'dead', failure: '503' });
    expect([told, observed.filter(({ kind }) => kind === 'dead')]).toMatchObject([[], [{ what: 'errand', id: 'e' }]]);
    const tries = attempts.length;
    await passes(3_600_000);
    expect(attempts).toHaveLength(tries);
  });

  it.each(['pending', 'overdue'] as const)('that is refused while %s is not tried again, and that is final', async (state) => {
    const { post, passes, told, attempts } = stage(new ActionRefused('unknown card'));
    await post({ state });
    await passes(3_600_000);
    expect(attempts).toHaveLength(1);
    expect(told).toMatchObject([{ outcome: { outcome: 'refused' }, final: true, errand: { failure: 'unknown card' } }]);
  });

  it('with an outcome that its action does not declare is "unknown yet" at once, for it may have been done', async () => {
    const { post, passes, told, observed, attempts } = stage('maybe');
    await post();
    expect(told).toMatchObject([{ outcome: { outcome: 'error' }, final: false, errand: { attempts: 1 } }]);
    expect(told[0]?.errand.failure).toContain('does not declare');
    expect(observed).toMatchObject([{ kind: 'trouble', where: 'errand block', error: { code: 'undeclared_outcome' } }]);
    await passes(60_000);
    expect(attempts).toHaveLength(1);
  });

  it('with such an outcome while overdue is tried on under its key, and told once the action is mended', async () => {
    const { post, passes, told, attempts } = stage('maybe', 'maybe', 'ok');
    await post({ state: 'overdue', attempts: 1 });
    await passes(60_000);
    expect(new Set(attempts.map(({ key }) => key))).toEqual(new Set(['the key']));
    expect(told).toMatchObject([{ outcome: { outcome: 'ok' }, final: true }]);
  });

  const mismatch = new ActionMistake('input_mismatch', 'no card');

  it('whose input its action does not take is refused at once: nothing was begun', async () => {
    const { post, passes, told, observed, attempts } = stage(mismatch);
    await post();
    expect(told).toMatchObject([{ outcome: { outcome: 'refused' }, final: true, errand: { failure: 'no card' } }]);
    expect(observed).toMatchObject([{ kind: 'trouble', error: { code: 'input_mismatch' } }]);
    await passes(60_000);
    expect(attempts).toHaveLength(1);
  });

  it.each<[string, Partial<Errand>, (string | Error)[]]>([
    ['an earlier attempt had no answer', {}, [down, mismatch]],
    ['an earlier process may have done it', { attempts: 0 }, [mismatch]],
  ])('whose input is not taken any more is never told as refused where %s', async (_, about, results) => {
    const { post, passes, told } = stage(...results);
    await post(about, results.length > 1);
    await passes(60_000);
    expect(told).toMatchObject([{ outcome: { outcome: 'error' }, final: false }]);
  });

  it('whose action is gone does not keep its customer waiting, and is done once the action is back', async () => {
    const { post, passes, told, actions, attempts } = stage('ok');
    const block = actions.get('block');
    actions.delete('block');
    await post();
    await passes(4_000);
    expect(told).toMatchObject([{ outcome: { outcome: 'error' }, final: false }]);
    await post({ id: asId('later'), state: 'overdue' });
    if (block) actions.set('block', block);
    await passes(60_000);
    expect(attempts).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({ final: true, outcome: { outcome: 'ok' } });
  });

  it('is simply tried again when the store is down', async () => {
    const { post, passes, told, attempts, store } = stage(down, down, 'ok');
    await post();
    store.fail('before');
    await passes(60_000);
    expect(attempts.length).toBeGreaterThanOrEqual(3);
    expect(new Set(attempts.map(({ key }) => key))).toEqual(new Set(['the key']));
    expect(told).toMatchObject([{ outcome: { outcome: 'ok' }, final: true }]);
  });
});
