import { openStates } from '../../../../handoff/desk/request';
import type { Clock } from '../../../clock';
import { agents, presences } from '../../../conversation/people';
import { handoffs } from '../../../conversation/records';
import { followFeed } from '../../../mailroom/follow-feed';
import { pages } from '../../../mailroom/pages';
import type { Observer } from '../../../observer';
import { type Cursor, type Store, StoreUnavailable } from '../../../storage/store';
import { written } from '../../http/event-writer';
import type { Glance } from '../views/glance';
import { audience } from './audience';
import { lapses } from './lapses';
import { type Entry, type Place, ring } from './ring';
import { newMemory, recallPromise, type Subject, subjectOf, type Telling, type Told } from './telling';
import { unlessBroken } from './unless-broken';

/** What happens, for all consoles of this server: read from the store once, put into words once. */
export interface LiveFeed {
  /** From the first console on. Resolves when there is a cursor. */
  start(): Promise<void>;
  /** Everything up to here has been told. */
  cursor(): Cursor;
  end(): number;
  at(position: number): Entry | 'gone' | undefined;
  placeOf(cursor: Cursor): Place | undefined;
  stop(): void;
}

/** One that no store has made: the feed answers at once with a reset, which brings the cursor of this moment. */
const unknown: Cursor = 'none';
/** After trouble with the store, ms. */
const pause = 1_000;
/** Changes that are read ahead of what is told. */
const mostPending = 1_000;

interface Pending {
  readonly subject: Subject | null;
  /** None: time has passed, nothing was stored. */
  readonly cursor: Cursor | null;
}

export const liveFeed = (needs: {
  readonly store: Store;
  readonly clock: Clock;
  readonly observe: Observer;
  readonly telling: Telling;
  /** Awaited before anything of it is told: somebody's rights may have changed. */
  readonly agentChanged: (agent: string) => Promise<void>;
  /** There is something new for the consoles. */
  readonly told: () => void;
}): LiveFeed => {
  const { store, clock, observe, telling } = needs;
  const told = ring();
  const memory = newMemory();
  const hearers = audience();
  const leases = lapses({ store, clock, lapsed: (agent) => void put({ subject: `presence ${agent}`, cursor: null }) });
  let pending: Pending[] = [];
  let working: Promise<void> | null = null;
  let cursor: Cursor | null = null;
  let started: Promise<void> | null = null;
  let stopFollowing = (): void => {};
  let hasStarted = (): void => {};
  let stopped = false;
  let resets = 0;

  /** What is as it is when the feed is begun with. */
  const lookAround = async (): Promise<void> => {
    hearers.forget();
    for await (const request of pages(store, handoffs, { where: { state: openStates } }, 'requestedAt')) {
      hearers.heard(request);
      recallPromise(request, memory.promises);
    }
    const stillHere = { range: { field: 'leaseUntil', from: clock.now() } } as const;
    for await (const { id } of pages(store, presences, stillHere, 'leaseUntil')) await leases.watch(id);
  };

  const newsOf = async (look: Glance, subject: Subject): Promise<readonly Told[]> => {
    if (subject.startsWith('presence ')) await leases.watch(subject.slice('presence '.length));
    return telling.tell(look, subject, memory);
  };

  /** What happened to one thing more than once is told once, as it is now, in the place of the last time. */
  const tellAll = async (batch: readonly Pending[]): Promise<void> => {
    const then = resets;
    const last = new Map(batch.map(({ subject }, index) => [subject, index]));
    const look = telling.look();
    const news = await Promise.all(
      batch.map(async ({ subject }, index) => {
        if (subject === null || last.get(subject) !== index) return [];
        return (await unlessBroken(observe, 'desk event', () => newsOf(look, subject))) ?? [];
      }),
    );
    if (resets !== then) return;
    for (const [index, { cursor: upTo }] of batch.entries()) {
      const begin = told.end();
      const ones = news[index] ?? [];
      for (const [place, one] of ones.entries()) {
        // Whoever has the id has all that the change led to.
        const id = place === ones.length - 1 ? (upTo ?? undefined) : undefined;
        told.add({ text: written(one.event, one.data, id), about: hearers.of(one.about) });
      }
      if (upTo === null) continue;
      told.mark(upTo, { before: begin, after: told.end() });
      cursor = upTo;
    }
    for (const one of news.flat()) if (one.event === 'handoff' && one.about !== 'everybody') hearers.heard(one.about);
    needs.told();
  };

  /** It would fail each time: the consoles read everything anew, and go on behind it. */
  const loseTrack = (batch: readonly Pending[]): void => {
    told.clear();
    cursor = batch.findLast((one) => one.cursor !== null)?.cursor ?? cursor;
    needs.told();
  };

  const work = async (): Promise<void> => {
    while (pending.length > 0 && !stopped) {
      // The changes of one commit come one after the other: they are dealt with together.
      await new Promise(setImmediate);
      const batch = pending;
      pending = [];
      try {
        await tellAll(batch);
      } catch (error) {
        observe({ kind: 'trouble', where: 'desk feed', error });
        // The memory may hold what was not told: rather once more than not at all.
        memory.floors.clear();
        memory.promises.clear();
        memory.presences.clear();
        if (error instanceof StoreUnavailable) {
          pending = [...batch, ...pending];
          await clock.sleep(pause);
        } else loseTrack(batch);
      }
    }
    working = null;
  };

  const put = (one: Pending): Promise<void> => {
    pending.push(one);
    working ??= work();
    return working;
  };

  return {
    start: () => {
      started ??= new Promise((resolve) => {
        hasStarted = resolve;
        stopFollowing = followFeed({
          store,
          clock,
          observe,
          from: unknown,
          changed: async (change) => {
            if (change.collection === agents.name) await needs.agentChanged(change.id);
            const done = put({ subject: subjectOf(change), cursor: change.cursor });
            if (pending.length > mostPending) await done;
          },
          reset: async (from) => {
            // After trouble the feed goes on where it was, and nothing is missing.
            if (from === null) return;
            await unlessBroken(observe, 'desk feed', lookAround);
            resets += 1;
            pending = [];
            told.clear();
            cursor = from;
            needs.told();
            hasStarted();
          },
        });
      });
      return started;
    },
    cursor: () => cursor ?? unknown,
    end: told.end,
    at: told.at,
    placeOf: told.placeOf,
    stop: () => {
      stopped = true;
      stopFollowing();
      hasStarted();
      leases.stop();
    },
  };
};
