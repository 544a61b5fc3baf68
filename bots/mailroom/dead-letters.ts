import { change, type Reader, type Store, type Stored } from '../storage/store';
import { type Errand, errands, type InboxLetter, inboxLetters, type OutboxLetter, outboxLetters } from './letters';
import { pages } from './pages';

/** A letter of any of the three kinds, as it stands in the store. */
export type AnyLetter =
  | { readonly kind: 'inbox'; readonly letter: Stored<InboxLetter> }
  | { readonly kind: 'outbox'; readonly letter: Stored<OutboxLetter> }
  | { readonly kind: 'errand'; readonly errand: Stored<Errand> };

const states = {
  dead: { inbox: ['dead'], outbox: ['dead', 'refused'], errand: ['dead'] },
  pending: { inbox: ['pending'], outbox: ['pending', 'sending'], errand: ['pending', 'overdue'] },
} as const;

/** All letters that were given up, or all that wait, oldest first within each kind. */
export async function* lettersIn(store: Reader, which: keyof typeof states): AsyncGenerator<AnyLetter> {
  const of = states[which];
  for await (const letter of pages(store, inboxLetters, { where: { state: of.inbox } }, 'arrival')) yield { kind: 'inbox', letter };
  for await (const letter of pages(store, outboxLetters, { where: { state: of.outbox } }, 'due')) yield { kind: 'outbox', letter };
  for await (const errand of pages(store, errands, { where: { state: of.errand } }, 'due')) yield { kind: 'errand', errand };
}

/**
 * Puts a dead letter back where it was, to be tried at once. A bot's letter keeps its epoch: where a person has taken over
 * since, it is suppressed rather than sent. Null when there is no dead letter of this id.
 */
export const revive = async (store: Store, id: string, now: number): Promise<AnyLetter | null> => {
  const dead = await deadLetter(store, id);
  if (!dead) return null;
  switch (dead.kind) {
    case 'inbox': {
      const { version, failure: _, ...letter } = dead.letter;
      const again = { ...letter, state: 'pending' } as const;
      return (await written(store, change.update(inboxLetters, again, version)))
        ? { kind: 'inbox', letter: { ...again, version: version + 1 } }
        : null;
    }
    case 'outbox': {
      const { version, failure: _, unanswered: __, failedPart, ...letter } = dead.letter;
      // From the first bubble on that will not arrive, so that the text is read in its order.
      const providerIds = letter.providerIds.slice(0, failedPart);
      const again = { ...letter, state: 'pending', attempts: 0, due: now, providerIds } as const;
      return (await written(store, change.update(outboxLetters, again, version)))
        ? { kind: 'outbox', letter: { ...again, version: version + 1 } }
        : null;
    }
    case 'errand': {
      const { version, failure: _, ...errand } = dead.errand;
      // Its flow has long gone on, so its outcome is told as a late one.
      const again = { ...errand, state: 'overdue', attempts: 0, due: now, since: now } as const;
      return (await written(store, change.update(errands, again, version)))
        ? { kind: 'errand', errand: { ...again, version: version + 1 } }
        : null;
    }
    default:
      return dead satisfies never;
  }
};

const deadLetter = async (store: Store, id: string): Promise<AnyLetter | null> => {
  const inbox = await store.get(inboxLetters, id);
  if (inbox?.state === 'dead') return { kind: 'inbox', letter: inbox };
  const outbox = await store.get(outboxLetters, id);
  if (outbox?.state === 'dead' || outbox?.state === 'refused') return { kind: 'outbox', letter: outbox };
  const errand = await store.get(errands, id);
  return errand?.state === 'dead' ? { kind: 'errand', errand } : null;
};

const written = async (store: Store, update: ReturnType<typeof change.update>): Promise<boolean> =>
  (await store.commit([update])).outcome === 'done';
