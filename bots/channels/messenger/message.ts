import type { Content, InboundMessage } from '../../../flows/dialogue/inbound';
import type { Json, JsonObject } from '../../../flows/dialogue/json';
import { keep } from '../meta/keep';
import { read } from '../meta/read';
import { shallow } from '../meta/shallow';
import { tap } from '../meta/tap';

/**
 * What a customer said in one event: one message, or as many as it has attachments, so that each stands in the transcript.
 * Its id is the provider's; older postbacks have none, and a digest of the event stands in.
 */
export const message = (
  what: 'message' | 'postback' | 'order',
  event: JsonObject,
  from: string,
  place: { readonly account: string; readonly at: number },
): readonly InboundMessage[] => {
  const said = read.object(event[what]);
  const { account, at } = place;
  const id = read.text(said['mid']) ?? keep({ account, at, element: event, what }).id;
  const contents = what === 'message' ? contentsOf(said) : [what === 'postback' ? postback(said) : other(what, said)];
  return contents.map((content, index) => ({ kind: 'message', id: index === 0 ? id : `${id}/${index + 1}`, account, at, from, content }));
};

const other = (what: string, said: JsonObject): Content => ({ kind: 'other', what, raw: shallow(said) });

const postback = (said: JsonObject): Content => tap(read.text(said['payload']), read.text(said['title'])) ?? other('postback', said);

const contentsOf = (said: JsonObject): readonly Content[] => {
  const text = read.text(said['text']);
  const payload = read.text(read.object(said['quick_reply'])['payload']);
  if (payload !== undefined) return [tap(payload, text) ?? other('quick_reply', said)];
  const attached = read.list(said['attachments']).map((part) => attachment(read.object(part)));
  // A preview of a link in the text says nothing that the text does not.
  const worth = text === undefined ? attached : attached.filter(({ kind }) => kind !== 'other');
  const [first, ...more] = worth;
  if (first === undefined) return [text === undefined ? other('message', said) : { kind: 'text', text }];
  if (text === undefined) return worth;
  return first.kind === 'media' ? [{ ...first, caption: text }, ...more] : [{ kind: 'text', text }, ...worth];
};

const attachment = (part: JsonObject): Content => {
  const type = read.text(part['type']) ?? 'attachment';
  const payload = read.object(part['payload']);
  const unreadable = other(type === 'file' ? 'document' : type, part);
  switch (type) {
    case 'image':
      // A sticker of before August 2026.
      return media(payload['sticker_id'] === undefined ? 'image' : 'sticker', payload) ?? unreadable;
    case 'audio':
    case 'video':
    case 'sticker':
      return media(type, payload) ?? unreadable;
    case 'file':
      return media('document', payload) ?? unreadable;
    case 'location':
      return place(read.object(payload['coordinates']), part['title']) ?? unreadable;
    default:
      return unreadable;
  }
};

/** Messenger gives no media id but the address itself, which expires. */
const media = (kind: Extract<Content, { kind: 'media' }>['media'], payload: JsonObject): Content | undefined => {
  const mediaId = read.text(payload['url']) ?? read.text(payload['attachment_id']) ?? read.text(payload['sticker_id']);
  return mediaId === undefined ? undefined : { kind: 'media', media: kind, mediaId };
};

const place = (coordinates: JsonObject, title: Json | undefined): Content | undefined => {
  const lat = read.number(coordinates['lat']);
  const lon = read.number(coordinates['long']);
  const name = read.text(title);
  return lat === undefined || lon === undefined ? undefined : { kind: 'place', lat, lon, ...(name === undefined ? {} : { name }) };
};
