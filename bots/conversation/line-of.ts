import { type PlaceInLine, placeInLine } from '../../handoff/desk/line';
import { entries, type HandoffRequest, ranks } from '../../handoff/desk/request';
import type { Reader } from '../storage/store';
import { handoffs } from './records';

/** How far back acceptances say something about the next one, ms. */
const lately = 3_600_000;
const fewRecent = 10;

/** Reads where a request stands in its queue. */
export const lineOf = async (
  store: Reader,
  { id, queue, priority, entry, requestedAt }: HandoffRequest,
  now: number,
): Promise<PlaceInLine> => {
  const waiting = { queue, state: ['queued', 'offered'] };
  const first = ranks.slice(ranks.indexOf(priority) + 1);
  const urgent = first.length === 0 ? 0 : await store.count(handoffs, { where: { ...waiting, priority: first } });
  const ahead = entries.slice(0, entries.indexOf(entry));
  const again = ahead.length === 0 ? 0 : await store.count(handoffs, { where: { ...waiting, priority, entry: ahead } });
  const older = await store.count(handoffs, { where: { ...waiting, priority, entry }, range: { field: 'requestedAt', to: requestedAt } });
  const self = await store.get(handoffs, id);
  // The request itself is among them, unless it is only being opened.
  const isCounted = self && (self.state === 'queued' || self.state === 'offered') && self.queue === queue && self.entry === entry;
  const own = isCounted && self.priority === priority ? 1 : 0;
  const recent = await store.find(handoffs, {
    where: { queue },
    range: { field: 'acceptedAt', from: now - lately },
    sort: { field: 'acceptedAt', order: 'descending' },
    limit: fewRecent,
  });
  const accepted = recent.flatMap(({ acceptedAt }) => (acceptedAt === undefined ? [] : [acceptedAt]));
  return placeInLine(urgent + again + older - own, accepted, now);
};
