import type { Content, InboundKept, InboundMessage } from '../../../flows/dialogue/inbound';
import type { Json, JsonObject } from '../../../flows/dialogue/json';
import { keep } from '../meta/keep';
import { read } from '../meta/read';
import { shallow } from '../meta/shallow';
import { tap } from '../meta/tap';
import { isPhone } from './address';

/** Types that a customer did not send to be answered. */
const NOT_SAID: ReadonlySet<string> = new Set(['reaction', 'system', 'edit', 'revoke']);

/** One element of `value.messages[]`. */
export const message = (
  element: JsonObject,
  value: JsonObject,
  place: { readonly account: string; readonly at: number },
): InboundMessage | InboundKept => {
  const type = read.text(element['type']) ?? 'unknown';
  const id = read.text(element['id']);
  const envelope = { account: place.account, at: read.time(element['timestamp']) ?? place.at };
  const kept = (what: string): InboundKept => keep({ ...envelope, what, element, id });

  if (type === 'system') return kept(`system.${read.text(read.object(element['system'])['type']) ?? 'unknown'}`);
  if (NOT_SAID.has(type)) return kept(type);
  // The bot speaks with one person at a time.
  if ((element['group_id'] ?? null) !== null) return kept('group_message');
  const customer = sender(element, value);
  if (id === undefined || customer === undefined) return kept('unreadable');
  return { kind: 'message', id, ...envelope, ...customer, content: content(type, element) };
};

/**
 * Who wrote a message. Since 2026 a customer may have no phone number, only a business-scoped user id (BSUID); `from` is
 * then absent, empty, or holds the BSUID itself (WhatsApp docs, "Business-scoped user IDs"). A phone number goes first
 * where both are there, so that a customer who was known by it stays the same one.
 */
const sender = (element: JsonObject, value: JsonObject): { readonly from: string; readonly name?: string } | undefined => {
  const own = [read.text(element['from']), read.text(element['from_user_id'])];
  const contact = contactOf(own, value);
  const addresses = [...own, read.text(contact['wa_id']), read.text(contact['user_id'])].filter((address) => address !== undefined);
  const from = addresses.find(isPhone) ?? addresses[0];
  const name = read.text(read.object(contact['profile'])['name']);
  return from === undefined ? undefined : { from, ...(name === undefined ? {} : { name }) };
};

const contactOf = (own: readonly (string | undefined)[], value: JsonObject): JsonObject => {
  const contacts = read.list(value['contacts']).map(read.object);
  const matches = (id: Json | undefined): boolean => read.text(id) !== undefined && own.includes(read.text(id));
  const match = contacts.find((contact) => matches(contact['wa_id']) || matches(contact['user_id']));
  // A number may be written in two ways (Brazil's ninth digit). Alone in the body, the contact can be nobody else.
  const alone = contacts.length === 1 && read.list(value['messages']).length === 1;
  return match ?? (alone ? contacts[0] : undefined) ?? {};
};

/**
 * What a message says. Whatever a customer sent on purpose has a content, for everybody gets an answer: an order, a poll,
 * a form, the opening of the chat (`request_welcome`), a type of tomorrow, or a known type whose body is missing is `other`.
 */
const content = (type: string, element: JsonObject): Content => {
  const body = read.object(element[type]);
  const other = (what: string): Content => ({ kind: 'other', what, raw: shallow(element) });
  switch (type) {
    case 'text': {
      const text = read.text(body['body']);
      return text === undefined ? other(type) : { kind: 'text', text };
    }
    case 'interactive':
      return interactive(body) ?? other(read.text(body['type']) ?? type);
    case 'button':
      return tap(read.text(body['payload']) ?? read.text(body['text']), read.text(body['text'])) ?? other(type);
    case 'location':
      return place(body) ?? other(type);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return media(type, body) ?? other(type);
    case 'voice':
      return media('audio', body) ?? other('audio');
    case 'contacts': {
      const names = read.list(element['contacts']).flatMap((contact) => nameOf(read.object(contact)) ?? []);
      return { kind: 'contact', names, raw: shallow(element) };
    }
    case 'unsupported':
      return other(read.text(body['type']) ?? type);
    default:
      return other(type);
  }
};

const interactive = (body: JsonObject): Content | undefined => {
  const reply = read.object(body['button_reply'] ?? body['list_reply']);
  return tap(read.text(reply['id']), read.text(reply['title']));
};

const place = (body: JsonObject): Content | undefined => {
  const lat = read.number(body['latitude']);
  const lon = read.number(body['longitude']);
  if (lat === undefined || lon === undefined) return undefined;
  const name = read.text(body['name']) ?? read.text(body['address']);
  return { kind: 'place', lat, lon, ...(name === undefined ? {} : { name }) };
};

const media = (kind: Extract<Content, { kind: 'media' }>['media'], body: JsonObject): Content | undefined => {
  const mediaId = read.text(body['id']);
  if (mediaId === undefined) return undefined;
  const mimeType = read.text(body['mime_type']);
  const caption = read.text(body['caption']);
  const fileName = read.text(body['filename']);
  return {
    kind: 'media',
    media: kind,
    mediaId,
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(caption === undefined ? {} : { caption }),
    ...(fileName === undefined ? {} : { fileName }),
  };
};

const nameOf = (contact: JsonObject): string | undefined => {
  const name = read.object(contact['name']);
  return read.text(name['formatted_name']) ?? read.text(name['first_name']);
};
