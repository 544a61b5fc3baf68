import type { Worker } from 'node:worker_threads';
import { type Commit, StoreUnavailable } from '../store';
import type { Write, Written } from './write-group';
import type { ToThread } from './writing-thread';

/** Commits that go to the thread together; more wait for the next group, so that the first need not wait long. */
const largestGroup = 256;
/** Characters of documents in one group, where it has more than one commit: nobody waits long behind a file of somebody else's. */
const longestGroup = 1_048_576;

interface Pending {
  readonly writes: readonly Write[];
  readonly resolve: (written: Commit) => void;
  readonly reject: (error: StoreUnavailable) => void;
}

/**
 * The calling side of the group commit: what is committed while a group is under way becomes the next group. A thread
 * that dies is started anew with the next commit.
 */
export class GroupCommit {
  readonly #start: () => Worker;
  readonly #onWritten: () => void;
  readonly #waiting: Pending[] = [];
  #underWay: readonly Pending[] = [];
  #thread: Worker | null = null;
  #ready: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | null = null;
  #ended: (() => void) | null = null;

  constructor(start: () => Worker, onWritten: () => void) {
    this.#start = start;
    this.#onWritten = onWritten;
  }

  /** Resolves once the thread has the database open. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#ready = { resolve, reject };
      this.#thread = this.#started();
    });
  }

  commit(writes: readonly Write[]): Promise<Commit> {
    if (this.#ended !== null) return Promise.reject(new StoreUnavailable('it is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ writes, resolve, reject });
      // A moment later, so that commits of the same moment go together.
      if (this.#waiting.length === 1) void Promise.resolve().then(() => this.#next());
    });
  }

  /** Resolves when all that was committed is answered and the thread has ended. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#ended = resolve;
      this.#next();
    });
  }

  #next(): void {
    if (this.#underWay.length > 0) return;
    this.#underWay = this.#waiting.splice(0, groupSize(this.#waiting));
    if (this.#underWay.length > 0) {
      this.#thread ??= this.#started();
      this.#thread.postMessage(this.#underWay.map(({ writes }) => writes) satisfies ToThread);
    } else if (this.#ended !== null) {
      if (this.#thread === null) this.#ended();
      else this.#thread.postMessage('close' satisfies ToThread);
    }
  }

  #started(): Worker {
    const thread = this.#start();
    let cause = new Error('it ended by itself');
    thread.on('message', (message: 'ready' | readonly Written[]) => {
      if (message === 'ready') this.#ready?.resolve();
      else this.#answer(message);
    });
    thread.on('error', (error) => {
      cause = error;
    });
    thread.on('exit', () => {
      this.#thread = null;
      this.#ready?.reject(cause);
      const lost = this.#underWay;
      this.#underWay = [];
      for (const { reject } of lost) reject(new StoreUnavailable(`the writing thread ended: ${cause.message}`, { cause }));
      this.#next();
    });
    return thread;
  }

  #answer(results: readonly Written[]): void {
    const answered = this.#underWay;
    this.#underWay = [];
    this.#onWritten();
    for (const [index, { resolve, reject }] of answered.entries()) {
      const written = results[index] ?? { outcome: 'failed', reason: 'the writing thread gave no answer' };
      if (written.outcome === 'failed') reject(new StoreUnavailable(written.reason));
      else resolve(written);
    }
    this.#next();
  }
}

/** How many of those that wait go together, the first in any case. */
const groupSize = (waiting: readonly Pending[]): number => {
  let characters = 0;
  for (const [index, { writes }] of waiting.entries()) {
    for (const [, , , , text] of writes) characters += typeof text === 'string' ? text.length : 0;
    if (index === largestGroup || (index > 0 && characters > longestGroup)) return index;
  }
  return waiting.length;
};
