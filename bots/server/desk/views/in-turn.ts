import type { AgentId } from '../../../../flows/dialogue/ids';
import { byTurn, entries, type HandoffRequest, type HandoffState, ranks, type Turn } from '../../../../handoff/desk/request';
import { handoffs } from '../../../conversation/records';
import type { Reader, Stored } from '../../../storage/store';

/** Read at once. */
const stretch = 50;

const ranksInTurn = [...ranks].reverse().flatMap((priority) => entries.map((entry) => ({ priority, entry })));

/** The requests in one state, of one queue or of one agent where that is named, whose turn it is first; read as an index has them, and no further than asked for. */
export async function* inTurn(
  store: Reader,
  where: { readonly state: HandoffState; readonly queue?: string; readonly assignee?: AgentId },
  after: Turn | undefined,
): AsyncGenerator<HandoffRequest> {
  const begun = ranksInTurn.findIndex(({ priority, entry }) => priority === after?.priority && entry === after.entry);
  for (const [index, rank] of ranksInTurn.entries()) {
    if (index < begun) continue;
    const range = after === undefined || index > begun ? {} : ({ range: { field: 'requestedAt', from: after.requestedAt } } as const);
    for (let last: Stored<HandoffRequest> | undefined; ; ) {
      const found: readonly Stored<HandoffRequest>[] = await store.find(handoffs, {
        where: { ...where, ...rank },
        sort: { field: 'requestedAt', order: 'ascending' },
        limit: stretch,
        // One of the two: with both, SQLite may take an index that has not all of this.
        ...(last === undefined ? range : { after: last }),
      });
      // Of those who asked at the same moment, some stand before it.
      yield* found.filter((request) => after === undefined || byTurn(request, after) > 0);
      last = found.at(-1);
      if (found.length < stretch) break;
    }
  }
}
