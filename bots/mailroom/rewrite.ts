import { change, type Store, type Stored } from '../storage/store';
import { type OutboxLetter, outboxLetters } from './letters';

/**
 * Writes what has become of a letter; where somebody else wrote in between, on top of that. `next` answers the very same letter
 * where nothing is to be written.
 */
export const rewrite = async (
  store: Store,
  letter: Stored<OutboxLetter>,
  next: (now: OutboxLetter) => OutboxLetter,
): Promise<Stored<OutboxLetter>> => {
  for (let current = letter; ; ) {
    const { version, ...before } = current;
    const after = next(before);
    if (after === before) return current;
    const committed = await store.commit([change.update(outboxLetters, after, version)]);
    if (committed.outcome === 'done') return { ...after, version: version + 1 };
    const read = await store.get(outboxLetters, letter.id);
    if (!read) return letter;
    current = read;
  }
};
