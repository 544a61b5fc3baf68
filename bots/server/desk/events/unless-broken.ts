import type { Observer } from '../../../observer';
import { StoreUnavailable } from '../../../storage/store';

/** What is read, or undefined where a record cannot be: it would be so each time, and what comes behind it must not wait. */
export const unlessBroken = async <Read>(observe: Observer, where: string, read: () => Promise<Read>): Promise<Read | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    observe({ kind: 'trouble', where, error });
    return undefined;
  }
};
