import type { DeliveryStatus, Inbound, InboundKept, InboundStatus } from '../../../flows/dialogue/inbound';
import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Channel } from '../channel';
import { guarded } from '../meta/guarded';
import { keep } from '../meta/keep';
import { read } from '../meta/read';
import { message } from './message';

/**
 * Reads `entry[].changes[].value`. Each message, status and error of it, and each other change, becomes one `Inbound`, in
 * the order of the body; the meaning of one never depends on whether another could be read.
 */
export const receive =
  (account: string): Channel['receive'] =>
  (body, now) => {
    const entries = read.list(read.object(body)['entry']);
    if (entries.length === 0) return [keep({ what: 'unreadable', element: body, account, at: now })];
    return entries.flatMap((entry) => {
      const at = read.time(read.object(entry)['time']) ?? now;
      const changes = read.list(read.object(entry)['changes']);
      if (changes.length === 0) return [keep({ what: 'unreadable', element: entry, account, at })];
      return changes.flatMap((change) => readChange(read.object(change), { element: withoutOthers(entry, change), account, at }));
    });
  };

interface Place {
  /** The entry with this change alone: what is kept, and digested, of a change that is not served. */
  readonly element: Json;
  /** The door's. */
  readonly account: string;
  /** Stands in where an element gives no time. */
  readonly at: number;
}

const readChange = (change: JsonObject, place: Place): readonly Inbound[] => {
  const value = read.object(change['value']);
  const field = read.text(change['field']) ?? 'messages';
  const account = read.text(read.object(value['metadata'])['phone_number_id']);
  if (account !== undefined && account !== place.account) return [keep({ ...place, account, what: 'other_account' })];
  const each = (name: string, how: (element: JsonObject) => Inbound): readonly Inbound[] =>
    read.list(value[name]).map((element) => guarded(element, place, how));
  const echoes = each('message_echoes', (element) => echo(element, place));
  // What concerns the whole business account (templates, restrictions) names no number; a message always does.
  if (field !== 'messages') return [...echoes, ...beside(echoes, value, { ...place, what: field })];
  if (account === undefined) return [keep({ ...place, what: 'no_account' })];
  const inbound = [
    ...each('messages', (element) => message(element, value, place)),
    ...each('statuses', (element) => status(element, place)),
    ...echoes,
    ...each('errors', (element) => keep({ ...place, element, what: 'error' })),
    ...unknownParts(value).map((name) => keep({ ...place, element: { [name]: value[name] }, what: name })),
  ];
  return inbound.length > 0 ? inbound : [keep({ ...place, what: 'unreadable' })];
};

/** What is left of a change that is not served when its echoes are put away one by one. */
const beside = (echoes: readonly Inbound[], value: JsonObject, change: Place & { readonly what: string }): readonly InboundKept[] => {
  if (echoes.length === 0) return [keep(change)];
  const { message_echoes: _, ...rest } = value;
  return Object.keys(rest).some((name) => !ABOUT.has(name)) ? [keep({ ...change, element: rest })] : [];
};

const unknownParts = (value: JsonObject): readonly string[] =>
  Object.keys(value).filter((name) => (LISTS.has(name) ? !Array.isArray(value[name]) : !ABOUT.has(name)));

const LISTS: ReadonlySet<string> = new Set(['messages', 'statuses', 'message_echoes', 'errors']);
/** Says something about the lists, and nothing without them. */
const ABOUT: ReadonlySet<string> = new Set(['messaging_product', 'metadata', 'contacts']);

/** What a person of ours typed in the WhatsApp Business app. */
const echo = (element: JsonObject, place: Place): Inbound => {
  const id = read.text(element['id']);
  // Not the bare id: an echo must never stand in the way of a message.
  return keep({ ...place, element, what: 'echo', at: read.time(element['timestamp']) ?? place.at, id: id && `echo:${id}` });
};

const withoutOthers = (entry: Json, change: Json): Json => ({ ...read.object(entry), changes: [change] });

/** `played` (a voice message was heard) is more than read, and we have no word for it. */
const STATUSES: ReadonlyMap<string, DeliveryStatus> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
]);

/** One element of `value.statuses[]`. Statuses come out of order and more than once; whoever stores them ranks them. */
const status = (element: JsonObject, place: { readonly account: string; readonly at: number }): InboundStatus | InboundKept => {
  const providerId = read.text(element['id']);
  const said = read.text(element['status']) ?? 'unknown';
  const time = read.time(element['timestamp']);
  const known = STATUSES.get(said);
  const envelope = { account: place.account, at: time ?? place.at };
  if (providerId === undefined) return keep({ ...envelope, what: 'unreadable', element });
  // A group has as many of each as it has members.
  if (element['recipient_type'] === 'group') return keep({ ...envelope, what: 'group_status', element });
  if (known === undefined) return keep({ ...envelope, what: `status.${said}`, element });
  const correlation = read.text(element['biz_opaque_callback_data']);
  const error = known === 'failed' ? errorOf(element) : undefined;
  return {
    kind: 'status',
    id: [providerId, said, ...(time === undefined ? [] : [time])].join(':'),
    ...envelope,
    providerId,
    ...(correlation === undefined ? {} : { correlation }),
    status: known,
    ...(error === undefined ? {} : { error }),
  };
};

const errorOf = (element: JsonObject): { code: string; reason: string } | undefined => {
  const error = read.object(read.list(element['errors'])[0]);
  const code = read.text(error['code']);
  if (code === undefined) return undefined;
  const reason = read.text(read.object(error['error_data'])['details']) ?? read.text(error['message']) ?? read.text(error['title']);
  return { code, reason: reason ?? 'WhatsApp gave no reason.' };
};
