import { entries, type HandoffRequest, ranks } from '../../../../handoff/desk/request';
import { handoffs } from '../../../conversation/records';
import type { Reader } from '../../../storage/store';

/** Who stands in the line of a queue. Deferred requests stand in none. */
export const inLine = ['queued', 'offered'] as const;

export const isInLine = ({ state }: Pick<HandoffRequest, 'state'>): boolean => state === 'queued' || state === 'offered';

/** Those who ask at the same millisecond in the same queue. */
const mostAtOnce = 1_000;

/** A request's place in the line of its queue: 1 is next; null when it does not stand there. It is counted, and nothing but its equals is read. */
export const positionOf = async (store: Reader, request: HandoffRequest): Promise<number | null> => {
  if (!isInLine(request)) return null;
  const { id, queue, priority, entry, requestedAt } = request;
  const line = { queue, state: inLine };
  const higher = ranks.slice(ranks.indexOf(priority) + 1);
  const before = entries.slice(0, entries.indexOf(entry));
  const older = { field: 'requestedAt', to: requestedAt - 1 } as const;
  const sameMoment = { field: 'requestedAt', from: requestedAt, to: requestedAt } as const;
  const [urgent, again, longer, equals] = await Promise.all([
    higher.length === 0 ? 0 : store.count(handoffs, { where: { ...line, priority: higher } }),
    before.length === 0 ? 0 : store.count(handoffs, { where: { ...line, priority, entry: before } }),
    store.count(handoffs, { where: { ...line, priority, entry }, range: older }),
    store.find(handoffs, { where: { ...line, priority, entry }, range: sameMoment, limit: mostAtOnce }),
  ]);
  return urgent + again + longer + equals.filter((equal) => equal.id < id).length + 1;
};
