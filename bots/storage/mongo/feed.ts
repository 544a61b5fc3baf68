import type { mongo } from 'mongoose';
import { type AnyCollection, type Cursor, type Feed, StoreUnavailable } from '../store';
import { available } from './available';

/** How the server says that a place in its log is gone: ChangeStreamHistoryLost, ChangeStreamFatalError, InvalidResumeToken. */
const lostCodes: readonly unknown[] = [286, 280, 260];

const verbs = { insert: 'insert', update: 'update', replace: 'update', delete: 'delete' } as const;

/** Null once the reader or the store has called it off, also where the question itself was cut short by that. */
const unless = async (until: AbortSignal, asked: Promise<Cursor>): Promise<Cursor | null> => {
  try {
    const cursor = await asked;
    return until.aborted ? null : cursor;
  } catch (error) {
    if (until.aborted) return null;
    throw error;
  }
};

/** The feed of what was committed: MongoDB's change stream over the followed collections. */
export class MongoFeed {
  readonly #database: mongo.Db;
  readonly #timestamp: (text: string) => mongo.Timestamp;
  readonly #followed: readonly string[];
  readonly #closing = new AbortController();
  /** Settled when each reader that asked for `now` has its place: what is read or committed after that is behind it. */
  begun: Promise<unknown> = Promise.resolve();

  constructor(database: mongo.Db, timestamp: (text: string) => mongo.Timestamp, collections: readonly AnyCollection[]) {
    this.#database = database;
    this.#timestamp = timestamp;
    this.#followed = collections.filter(({ followed }) => followed).map(({ name }) => name);
  }

  changes(after: Cursor | 'now', signal: AbortSignal): AsyncIterable<Feed> {
    const until = AbortSignal.any([signal, this.#closing.signal]);
    if (after !== 'now' || until.aborted) return this.#follow(Promise.resolve(after), until);
    const now = this.#now();
    this.begun = Promise.allSettled([this.begun, now]);
    return this.#follow(now, until);
  }

  close(): void {
    this.#closing.abort();
  }

  async *#follow(from: Promise<Cursor>, until: AbortSignal): AsyncGenerator<Feed> {
    let cursor = await unless(until, from);
    while (cursor !== null) {
      const start = this.#start(cursor);
      const ended = start === null ? 'lost' : yield* this.#stream(start, until);
      if (ended === 'aborted') return;
      cursor = await unless(until, this.#now());
      if (cursor !== null) yield { kind: 'reset', cursor };
    }
  }

  async *#stream(start: mongo.ChangeStreamOptions, until: AbortSignal): AsyncGenerator<Feed, 'lost' | 'aborted'> {
    const relevant = { 'ns.coll': { $in: this.#followed }, operationType: { $in: Object.keys(verbs) } };
    const told = { 'ns.coll': 1, operationType: 1, 'documentKey._id': 1 };
    const stream = this.#database.watch<{ _id: string }, Event>([{ $match: relevant }, { $project: told }], start);
    const close = () => void stream.close();
    until.addEventListener('abort', close);
    try {
      while (!until.aborted) {
        const { _id: token, ns, operationType, documentKey } = await stream.next();
        yield { kind: 'change', cursor: `token:${token._data}`, collection: ns.coll, id: documentKey._id, verb: verbs[operationType] };
      }
      return 'aborted';
    } catch (cause) {
      if (until.aborted) return 'aborted';
      if (cause instanceof Error && 'code' in cause && lostCodes.includes(cause.code)) return 'lost';
      throw new StoreUnavailable(`the change stream broke: ${String(cause)}`, { cause });
    } finally {
      until.removeEventListener('abort', close);
      await stream.close();
    }
  }

  /**
   * The place right behind all that a reader can see from now on. It takes a write that the majority has: all that comes
   * before it in the log is then settled, whereas the time of a mere question can lie ahead of commits not yet to be seen.
   */
  async #now(): Promise<Cursor> {
    const { operationTime } = await available(() =>
      this.#database.command({
        update: '_feed',
        updates: [{ q: { _id: 'now' }, u: { $inc: { asked: 1 } }, upsert: true }],
        writeConcern: { w: 'majority', j: true },
      }),
    );
    return `time:${BigInt(String(operationTime)) + 1n}`;
  }

  /** null: no cursor of ours. */
  #start(cursor: Cursor): mongo.ChangeStreamOptions | null {
    const [, kind, place = ''] = /^(time|token):([0-9A-F]+)$/i.exec(cursor) ?? [];
    if (kind === 'token') return { resumeAfter: { _data: place } };
    return kind === 'time' && /^\d+$/.test(place) ? { startAtOperationTime: this.#timestamp(place) } : null;
  }
}

interface Event {
  readonly _id: { readonly _data: string };
  readonly ns: { readonly coll: string };
  readonly operationType: keyof typeof verbs;
  readonly documentKey: { readonly _id: string };
}
