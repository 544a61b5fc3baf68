import type { Inbound, InboundKept, InboundStatus, InboundWatermark } from '../../../flows/dialogue/inbound';
import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Channel } from '../channel';
import { guarded } from '../meta/guarded';
import { keep } from '../meta/keep';
import { read } from '../meta/read';
import { message } from './message';

/**
 * Reads `entry[].messaging[]`: what customers say, and what became of our letters. Kept are `standby[]` (another app has
 * the floor, so it is never answered) and `changes[]` (what happens on the page outside of its messages).
 */
export const receive =
  (account: string, appId?: string): Channel['receive'] =>
  (body, now) => {
    const entries = read.list(read.object(body)['entry']);
    if (entries.length === 0) return [keep({ what: 'unreadable', element: body, account, at: now })];
    return entries.flatMap((entry) =>
      guarded(entry, { account, at: now }, (object) => readEntry(object, { account, appId, at: read.time(object['time']) ?? now })),
    );
  };

interface Place {
  /** The door's page. */
  readonly account: string;
  readonly appId: string | undefined;
  /** Stands in where an element gives no time. */
  readonly at: number;
}

const readEntry = (entry: JsonObject, place: Place): readonly Inbound[] => {
  const page = read.text(entry['id']);
  if (page === undefined) return [keep({ ...place, element: entry, what: 'no_account' })];
  if (page !== place.account) return [keep({ ...place, element: entry, account: page, what: 'other_account' })];
  const each = (name: string, how: (element: JsonObject) => Inbound | readonly Inbound[]): readonly Inbound[] =>
    read.list(entry[name]).flatMap((element) => guarded<Inbound | readonly Inbound[]>(element, place, how));
  const alone = (name: string, part: Json | undefined): Json => ({ ...about(entry), [name]: part });
  const inbound = [
    ...each('messaging', (event) => readEvent(event, { ...place, at: read.time(event['timestamp']) ?? place.at })),
    ...each('standby', (event) => keep({ ...place, at: read.time(event['timestamp']) ?? place.at, element: event, what: 'standby' })),
    ...each('changes', (change) =>
      keep({ ...place, element: alone('changes', [change]), what: read.text(change['field']) ?? 'unreadable' }),
    ),
    ...unknownParts(entry).map((name) => keep({ ...place, element: alone(name, entry[name]), what: name })),
  ];
  return inbound.length > 0 ? inbound : [keep({ ...place, element: entry, what: 'unreadable' })];
};

const LISTS: ReadonlySet<string> = new Set(['messaging', 'standby', 'changes']);
/** Says something about the lists, and nothing without them. */
const ABOUT: ReadonlySet<string> = new Set(['id', 'time']);

const about = (entry: JsonObject): JsonObject => Object.fromEntries(Object.entries(entry).filter(([name]) => ABOUT.has(name)));

const unknownParts = (entry: JsonObject): readonly string[] =>
  Object.keys(entry).filter((name) => (LISTS.has(name) ? !Array.isArray(entry[name]) : !ABOUT.has(name)));

/** One element of `messaging[]`. What it is shows in the name of the part that it carries. */
const readEvent = (event: JsonObject, place: Place): Inbound | readonly Inbound[] => {
  const customer = read.text(read.object(event['sender'])['id']);
  const what = PARTS.find((name) => read.object(event[name]) === event[name]);
  const kept = (name: string): InboundKept => keep({ ...place, element: event, what: name });
  switch (what) {
    case 'message':
    case 'postback':
    case 'order': {
      const said = read.object(event[what]);
      if (said['is_echo'] === true) return echo(event, said, place);
      if (said['is_deleted'] === true) return kept('deleted');
      return customer === undefined ? kept('unreadable') : message(what, event, customer, place);
    }
    case 'delivery':
      return deliveries(event, customer, place);
    case 'read':
      return watermark('read', event, customer, place);
    case undefined:
      // Under a digest: a reaction or an edit names the message that it is about, and must not stand in its way.
      return kept(Object.keys(event).find((name) => !ENVELOPE.has(name)) ?? 'unreadable');
    default:
      return what satisfies never;
  }
};

/** The parts that are served, the first one first; `order` is a cart of the page's shop. Others may stand beside them. */
const PARTS = ['message', 'postback', 'order', 'delivery', 'read'] as const;
const ENVELOPE: ReadonlySet<string> = new Set(['sender', 'recipient', 'timestamp']);

/** One status for each letter that it names; older apps of customers name none, only the time up to which all have arrived. */
const deliveries = (event: JsonObject, customer: string | undefined, place: Place): Inbound | readonly Inbound[] => {
  const named = read.list(read.object(event['delivery'])['mids']).flatMap((mid) => read.text(mid) ?? []);
  if (named.length === 0) return watermark('delivered', event, customer, place);
  return named.map(
    (mid): InboundStatus => ({
      kind: 'status',
      id: `${mid}:delivered`,
      account: place.account,
      at: place.at,
      providerId: mid,
      status: 'delivered',
    }),
  );
};

const watermark = (
  status: InboundWatermark['status'],
  event: JsonObject,
  customer: string | undefined,
  place: Place,
): InboundWatermark | InboundKept => {
  const until = read.time(read.object(event[status === 'read' ? 'read' : 'delivery'])['watermark']);
  if (until === undefined || customer === undefined) return keep({ ...place, element: event, what: 'unreadable' });
  return { kind: 'watermark', id: `${status}:${customer}:${until}`, account: place.account, at: place.at, to: customer, until, status };
};

/**
 * What the page said comes back to us. Our own letter is known by the correlation that we gave it, and thereby surely
 * arrived; everything else was said by another app or by a person in the page's inbox.
 */
const echo = (event: JsonObject, said: JsonObject, place: Place): InboundStatus | InboundKept => {
  const mid = read.text(said['mid']);
  const correlation = read.text(said['metadata']);
  const app = read.text(said['app_id']);
  const ofAnotherApp = app !== undefined && place.appId !== undefined && app !== place.appId;
  if (mid === undefined || correlation === undefined || ofAnotherApp) {
    return keep({ ...place, element: event, what: 'echo', id: mid && `echo:${mid}` });
  }
  return { kind: 'status', id: `${mid}:sent`, account: place.account, at: place.at, providerId: mid, correlation, status: 'sent' };
};
