import type { Clock } from '../clock';
import type { Action, Outcome } from '../definition/action';
import { ActionRefused } from '../definition/action';
import { ActionMistake } from '../definition/action-mistake';
import type { Observer } from '../observer';
import { change, type Store, type Stored } from '../storage/store';
import { alarms } from './alarms';
import type { Arrival } from './arrival';
import { attemptAction } from './attempt-action';
import { backOff } from './back-off';
import { lanes } from './lanes';
import { type Errand, errands } from './letters';

/**
 * Runs what flows change in the world, until its outcome is known. No mark is set before an attempt: after a crash the
 * errand simply runs again under the same key, and the other side knows the key.
 */
export interface ErrandRunner {
  /** `untried`: this process has just written it, and nobody has tried it yet. */
  post(errand: Stored<Errand>, untried?: boolean): void;
  busy(): boolean;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const errandsAtOnce = 32;
/** Once the flow has gone on without knowing. */
const overduePause = { first: 5_000, longest: 900_000 };
/** After a day nobody waits for it any more: it stands among the dead letters. */
const longestErrand = 24 * 3_600_000;

export const errandRunner = (needs: {
  store: Store;
  clock: Clock;
  random: () => number;
  observe: Observer;
  actions: ReadonlyMap<string, Action>;
  /** Brings an outcome back into its conversation; the turn that takes it in also marks the errand. */
  tell: (outcome: Extract<Arrival, { kind: 'outcome' }>) => void;
}): ErrandRunner => {
  const open = new Map<string, Stored<Errand>>();
  const untried = new Set<string>();
  const rest = alarms(needs.clock);

  const serve = async (id: string): Promise<void> => {
    const errand = open.get(id);
    if (!errand) return;
    if (errand.due > needs.clock.now()) {
      rest.set(id, errand.due, () => running.wake(id));
      return;
    }
    const first = untried.delete(id);
    try {
      const action = needs.actions.get(errand.action);
      if (!action) throw new Error(`There is no action "${errand.action}" any more. Give it back to the bot, and the errand goes on.`);
      const { timeout, key: idempotencyKey, customer } = errand;
      const outcome = await attemptAction(action, errand.input, { clock: needs.clock, timeout, idempotencyKey, customer });
      needs.observe({ kind: 'errand', errand: id, action: errand.action, outcome: outcome.outcome });
      tell(errand, outcome, true);
    } catch (error) {
      needs.observe({ kind: 'trouble', where: `errand ${errand.action}`, error });
      await failed(errand, error, first).catch((unstored: unknown) => {
        // The store is down: nothing has changed, so the errand is simply tried again.
        needs.observe({ kind: 'trouble', where: `errand ${errand.action}`, error: unstored });
        rest.set(id, needs.clock.now() + overduePause.first, () => running.wake(id));
      });
    }
  };

  const tell = (errand: Stored<Errand>, outcome: Outcome, final: boolean): void => {
    open.delete(errand.id);
    needs.tell({ kind: 'outcome', conversation: errand.conversation, errand, outcome, final });
  };

  const failed = async (errand: Stored<Errand>, error: unknown, first: boolean): Promise<void> => {
    const reason = error instanceof Error ? error.message : String(error);
    const attempts = errand.attempts + 1;
    const isMistake = error instanceof ActionMistake;
    // Surely not done: an input that does not fit today may have fitted before a restart.
    const isRefused = error instanceof ActionRefused || (isMistake && error.code === 'input_mismatch' && first);
    if (isRefused) return tell({ ...errand, attempts, failure: reason }, { outcome: 'refused' }, true);
    if (errand.state === 'pending') {
      if (isMistake || attempts > errand.retry.times) return tell({ ...errand, attempts, failure: reason }, { outcome: 'error' }, false);
      return again({ ...errand, attempts, failure: reason, due: needs.clock.now() + errand.retry.wait });
    }
    if (needs.clock.now() - errand.since > longestErrand) return giveUp(errand, reason);
    return again({ ...errand, attempts, failure: reason, due: needs.clock.now() + backOff(attempts, overduePause, needs.random) });
  };

  const again = async (errand: Stored<Errand>): Promise<void> => {
    const written = await write(errand);
    if (!written) return;
    open.set(errand.id, written);
    rest.set(errand.id, errand.due, () => running.wake(errand.id));
  };

  const giveUp = async (errand: Stored<Errand>, failure: string): Promise<void> => {
    needs.observe({ kind: 'dead', what: 'errand', id: errand.id, reason: failure });
    open.delete(errand.id);
    await write({ ...errand, state: 'dead', failure });
  };

  /** Undefined when somebody else has dealt with it meanwhile. */
  const write = async ({ version, ...errand }: Stored<Errand>): Promise<Stored<Errand> | undefined> => {
    const committed = await needs.store.commit([change.update(errands, errand, version)]);
    if (committed.outcome === 'done') return { ...errand, version: version + 1 };
    open.delete(errand.id);
    return undefined;
  };

  const running = lanes(errandsAtOnce, serve);

  return {
    post: (errand, isNew = false) => {
      if (open.has(errand.id)) return;
      if (isNew) untried.add(errand.id);
      open.set(errand.id, errand);
      running.wake(errand.id);
    },
    busy: running.busy,
    idle: running.idle,
    stop: () => {
      rest.stop();
      return running.stop();
    },
  };
};
