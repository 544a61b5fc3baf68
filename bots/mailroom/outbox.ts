import { change, type Stored } from '../storage/store';
import { alarms } from './alarms';
import { backOff } from './back-off';
import { settled } from './delivery';
import { heldAccounts } from './held-accounts';
import { lanes } from './lanes';
import { letterSender, type Sending } from './letter-sender';
import { type OutboxLetter, outboxLetters } from './letters';

/** Sends what turns have written: in order and one at a time within a conversation, until it is out or surely will not be. */
export interface Outbox {
  /** `untried`: this process has just written them, as "may be out" already, and nobody has tried them yet. */
  post(letters: readonly Stored<OutboxLetter>[], untried?: boolean): void;
  /** Somebody else has written what became of it. */
  moved(letter: Stored<OutboxLetter>): void;
  busy(): boolean;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const conversationsAtOnce = 64;
/** After trouble with the store, ms. */
const pause = { first: 1_000, longest: 1_000 };

export const outbox = (needs: Sending): Outbox => {
  const { store, clock, observe } = needs;
  const queues = new Map<string, Stored<OutboxLetter>[]>();
  const untried = new Set<string>();
  const rest = alarms(clock);

  const serve = async (conversation: string): Promise<void> => {
    await sendAll(conversation);
    accounts.left(conversation);
  };

  const sendAll = async (conversation: string): Promise<void> => {
    const queue = queues.get(conversation) ?? [];
    for (let letter = queue[0]; letter; letter = queue[0]) {
      if (settled(letter)) {
        queue.shift();
        untried.delete(letter.id);
        sender.forget(letter);
        continue;
      }
      try {
        const withdrawn = isInTheWay(letter, queue) ? await sender.withdraw(letter) : null;
        if (!withdrawn && !mayGo(letter)) return;
        put(withdrawn ?? (await sender.try(letter, untried)));
      } catch (error) {
        observe({ kind: 'trouble', where: 'outbox', error });
        rest.set(conversation, clock.now() + backOff(1, pause, needs.random), () => running.wake(conversation));
        return;
      }
    }
    queues.delete(conversation);
  };

  /** A person's word behind it is not to wait until this one is due, only to be withdrawn then. */
  const isInTheWay = ({ author, state }: OutboxLetter, queue: readonly OutboxLetter[]): boolean =>
    author === 'bot' && state === 'pending' && queue.some((other) => other.author === 'agent');

  /** Where it may not, its lane is woken when it may. */
  const mayGo = (letter: OutboxLetter): boolean => {
    if (sender.isTried(letter)) return true;
    if (untried.has(letter.id) || letter.due <= clock.now()) return accounts.admits(letter);
    rest.set(letter.conversation, letter.due, () => running.wake(letter.conversation));
    return false;
  };

  /** Only forwards: an answer and a status can be written at the same time. */
  const put = (letter: Stored<OutboxLetter>): void => {
    const queue = queues.get(letter.conversation) ?? [];
    const place = queue.findIndex(({ id }) => id === letter.id);
    const known = queue[place];
    if (known && known.version < letter.version) queue[place] = letter;
  };

  const enqueue = (letter: Stored<OutboxLetter>): void => {
    const queue = queues.get(letter.conversation) ?? [];
    queues.set(letter.conversation, queue);
    if (queue.some(({ id }) => id === letter.id)) return;
    if (letter.held) accounts.recall(letter);
    queue.splice(queue.findLastIndex(({ seq }) => seq < letter.seq) + 1, 0, letter);
  };

  const running = lanes(conversationsAtOnce, serve);
  const accounts = heldAccounts({ clock, random: needs.random, wake: running.wake });
  const sender = letterSender({ ...needs, accounts });

  return {
    post: (letters, own = false) => {
      if (own) for (const { id } of letters) untried.add(id);
      // All of them first: one may know that the account of the others has to rest.
      letters.forEach(enqueue);
      for (const { conversation } of letters) running.wake(conversation);
    },
    moved: (letter) => {
      put(letter);
      running.wake(letter.conversation);
    },
    busy: running.busy,
    idle: running.idle,
    stop: async () => {
      rest.stop();
      accounts.stop();
      await running.stop();
      const left = [...queues.values()].flat().filter((letter) => untried.has(letter.id) && !settled(letter));
      // Nobody has tried these: the next process need not wait for a word about them. Whoever has written one since, has it now.
      const release = ({ version, ...letter }: Stored<OutboxLetter>) =>
        store.commit([change.update(outboxLetters, { ...letter, state: 'pending', due: letter.writtenAt, attempts: 0 }, version)]);
      await Promise.all(left.map(release)).catch((error: unknown) => observe({ kind: 'trouble', where: 'outbox', error }));
    },
  };
};
