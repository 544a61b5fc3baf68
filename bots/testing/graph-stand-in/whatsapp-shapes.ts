import type { Json } from '../../../flows/dialogue/json';
import { isUserId } from './is-user-id';
import type { Refusal } from './refusal';
import { anyObject, boolean, both, type Check, isObject, list, number, object, oneOf, text } from './shape';

const line = text(1, 1024);
const footer = object({ text: text(1, 60) });

const distinct =
  (what: string, of: (value: Json) => readonly Json[]): Check =>
  (value, at) => {
    const found = of(value);
    return new Set(found).size === found.length ? undefined : { code: 131009, details: `${at}: ${what} must be unique` };
  };

/** What stands under a path in all the objects of a list: `pluck(buttons, 'reply', 'id')`. */
const pluck = (value: Json | undefined, ...path: readonly string[]): readonly Json[] => {
  const [name, ...deeper] = path;
  if (Array.isArray(value)) return value.flatMap((item: Json) => pluck(item, ...path));
  if (name === undefined) return value === undefined ? [] : [value];
  return isObject(value) ? pluck(value[name], ...deeper) : [];
};

const buttons = both(
  list(object({ type: oneOf('reply'), reply: object({ id: text(1, 256, true), title: text(1, 20, true) }) }), 1, 3),
  both(
    distinct('ids', (value) => pluck(value, 'reply', 'id')),
    distinct('titles', (value) => pluck(value, 'reply', 'title')),
  ),
);

const row = object({ id: text(1, 200, true), title: text(1, 24, true) }, { description: text(1, 72) });
const fewRows: Check = (value, at) => {
  const rows = pluck(value, 'rows').length;
  return rows <= 10 ? undefined : { code: 131009, details: `${at}: at most 10 rows over all sections, has ${rows}` };
};
const titledWhenSeveral: Check = (value, at) =>
  Array.isArray(value) && value.length > 1 && pluck(value, 'title').length < value.length
    ? { code: 131008, details: `${at}: each of several sections needs a title` }
    : undefined;
const sections = both(
  list(object({ rows: list(row, 1, 10) }, { title: text(1, 24) }), 1, 10),
  both(
    both(fewRows, titledWhenSeveral),
    distinct('row ids', (value) => pluck(value, 'rows', 'id')),
  ),
);

/** Looked into only as far as the body: the door sends none of them yet. */
const other = object({ type: text(1, 40), action: anyObject }, { body: object({ text: line }), header: anyObject, footer });
const INTERACTIVE: Readonly<Record<string, Check>> = {
  button: object({ type: oneOf('button'), body: object({ text: line }), action: object({ buttons }) }, { header: anyObject, footer }),
  list: object(
    { type: oneOf('list'), body: object({ text: text(1, 4096) }), action: object({ button: text(1, 20, true), sections }) },
    { header: object({ type: oneOf('text'), text: text(1, 60) }), footer },
  ),
  cta_url: other,
  flow: other,
  product: other,
  product_list: other,
  catalog_message: other,
  location_request_message: other,
  carousel: other,
};

const interactive: Check = (value, at) => {
  if (!isObject(value)) return { code: 131009, details: `${at}: must be an object` };
  const check = typeof value['type'] === 'string' ? INTERACTIVE[value['type']] : undefined;
  return check === undefined
    ? { code: 131009, details: `${at}.type: must be one of ${Object.keys(INTERACTIVE).join(', ')}` }
    : check(value, at);
};

const media = (more: Readonly<Record<string, Check>>): Check =>
  both(object({}, { id: line, link: text(1, 2048), ...more }), (value, at) =>
    pluck(value, 'id').length + pluck(value, 'link').length === 1 ? undefined : { code: 131009, details: `${at}: needs either id or link` },
  );

const CONTENT: Readonly<Record<string, Check>> = {
  text: object({ body: text(1, 4096) }, { preview_url: boolean }),
  interactive,
  image: media({ caption: line }),
  video: media({ caption: line }),
  document: media({ caption: line, filename: text(1, 240) }),
  audio: media({}),
  sticker: media({}),
  location: object({ latitude: number, longitude: number }, { name: line, address: line }),
  reaction: object({ message_id: line, emoji: text(0, 32) }),
  contacts: list(anyObject, 1, 257),
};

const product = oneOf('whatsapp');

const messageId: Check = (value, at) =>
  typeof value === 'string' && value.startsWith('wamid.') ? undefined : { code: 131009, details: `${at}: must be a message id` };

const read = object(
  {
    messaging_product: product,
    status: oneOf('read'),
    message_id: messageId,
  },
  { typing_indicator: object({ type: oneOf('text') }) },
);

/** What is wrong with the body of `POST /{phone number id}/messages`, in the order in which Meta tells it. */
export const checkWhatsapp = (
  body: Json,
  { sender, template }: { readonly sender: string; readonly template: Check },
): Refusal | undefined => {
  if (!isObject(body)) return { code: 100, details: 'the body must be a JSON object' };
  if (product(body['messaging_product'] ?? null, '') !== undefined) return { code: 100, details: 'messaging_product must be "whatsapp"' };
  if (body['status'] !== undefined) return read(body, '');

  const type = body['type'];
  const content = type === 'template' ? template : typeof type === 'string' ? CONTENT[type] : undefined;
  if (typeof type !== 'string' || content === undefined)
    return { code: 100, details: `type must be one of ${Object.keys(CONTENT).join(', ')}, template` };
  if (body['to'] === undefined && body['recipient'] === undefined) return { code: 131008, details: 'to or recipient is missing' };
  const whole = object(
    { messaging_product: product, type: oneOf(type), [type]: content },
    {
      recipient_type: oneOf('individual'),
      to: text(1, 64),
      recipient: userId,
      context: object({ message_id: line }),
      biz_opaque_callback_data: text(1, 512),
    },
  );
  return whole(body, '') ?? (digits(body['to']) === sender ? { code: 131021, details: 'to: is the sender' } : undefined);
};

const userId: Check = (value, at) => (isUserId(value) ? undefined : { code: 131009, details: `${at}: must be a business-scoped user id` });

const digits = (value: Json | undefined): string => (typeof value === 'string' ? value.replace(/\D/g, '') : '');
