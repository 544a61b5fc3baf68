import { entries, type HandoffRequest, ranks } from '../../handoff/desk/request';
import { handoffs } from '../conversation/records';
import type { Reader } from '../storage/store';

/** The requests of a queue whose turn it is next, the first one first; at most so many. */
export const headOfLine = async (store: Reader, queue: string, most: number): Promise<readonly HandoffRequest[]> => {
  const head: HandoffRequest[] = [];
  for (const priority of [...ranks].reverse()) {
    for (const entry of entries) {
      if (head.length === most) return head;
      const where = { queue, state: 'queued', priority, entry };
      head.push(...(await store.find(handoffs, { where, sort: { field: 'requestedAt', order: 'ascending' }, limit: most - head.length })));
    }
  }
  return head;
};
