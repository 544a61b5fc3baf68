import { StoreUnavailable } from '../store';

/** How long a call to the server may take, in ms: whoever sends a webhook gives up after 5 s. */
export const patience = 4_000;

/**
 * Waits for the server's answer, but not for ever: the driver itself would wait for one that stands still.
 * @throws StoreUnavailable for whatever goes wrong; a commit may have been written all the same.
 */
export async function available<T>(work: () => PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (cause) {
    throw new StoreUnavailable(String(cause), { cause });
  } finally {
    clearTimeout(timer);
  }
}
