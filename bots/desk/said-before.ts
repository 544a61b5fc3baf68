import type { Line } from '../../flows/dialogue/transcript';
import type { Collection, Reader } from '../storage/store';
import type { Said } from './desk';
import { replies } from './records';

/** What was written under this key before; null: nothing. `written`: where such lines stand. */
export const saidBefore = async (store: Reader, written: Collection<Line>, key: string): Promise<Said | null> => {
  const before = await store.get(replies, key);
  const known = before && (await store.get(written, before.line));
  if (!known) return null;
  const { version: _, ...line } = known;
  return { kind: 'said', line };
};
