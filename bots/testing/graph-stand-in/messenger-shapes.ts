import type { Json } from '../../../flows/dialogue/json';
import type { Refusal } from './refusal';
import { anyObject, boolean, both, type Check, isObject, list, object, oneOf, text } from './shape';

const payload = text(1, 1000);
const title = text(1, 20, true);

const byType = (checks: Readonly<Record<string, Check>>, name: string): Check => {
  return (value, at) => {
    const type = isObject(value) ? value[name] : undefined;
    const check = typeof type === 'string' ? checks[type] : undefined;
    return (
      check?.(value, at) ?? (check ? undefined : { code: 100, details: `${at}.${name}: must be one of ${Object.keys(checks).join(', ')}` })
    );
  };
};

const button = byType(
  {
    postback: object({ type: oneOf('postback'), title, payload }),
    web_url: object({ type: oneOf('web_url'), title, url: text(1, 2048) }, { webview_height_ratio: oneOf('compact', 'tall', 'full') }),
    phone_number: object({ type: oneOf('phone_number'), title, payload }),
  },
  'type',
);

/** Looked into only as far as the door goes: it sends buttons alone. */
const template = byType(
  {
    button: object({ template_type: oneOf('button'), text: text(1, 640), buttons: list(button, 1, 3) }),
    generic: object(
      { template_type: oneOf('generic'), elements: list(anyObject, 1, 10) },
      { image_aspect_ratio: oneOf('horizontal', 'square') },
    ),
    media: object({ template_type: oneOf('media'), elements: list(anyObject, 1, 1) }, { sharable: boolean }),
  },
  'template_type',
);

const asset = (type: string): Check =>
  object({ type: oneOf(type), payload: object({}, { url: text(1, 2048), attachment_id: text(1, 64), is_reusable: boolean }) });
const attachment = byType(
  {
    template: object({ type: oneOf('template'), payload: template }),
    image: asset('image'),
    audio: asset('audio'),
    video: asset('video'),
    file: asset('file'),
  },
  'type',
);

const quickReply = byType(
  {
    text: object({ content_type: oneOf('text'), title, payload }, { image_url: text(1, 2048) }),
    user_email: object({ content_type: oneOf('user_email') }),
    user_phone_number: object({ content_type: oneOf('user_phone_number') }),
  },
  'content_type',
);

const either =
  (one: string, other: string): Check =>
  (value, at) =>
    isObject(value) && (value[one] === undefined) !== (value[other] === undefined)
      ? undefined
      : { code: 100, details: `${at}: needs either ${one} or ${other}` };

const message = both(
  object({}, { text: text(1, 2000), attachment, quick_replies: list(quickReply, 1, 13), metadata: text(1, 1000) }),
  either('text', 'attachment'),
);

const recipient = object({ id: text(1, 64) });
const about: Readonly<Record<string, Check>> = { persona_id: text(1, 64) };

const action = object({ recipient, sender_action: oneOf('mark_seen', 'typing_on', 'typing_off') }, about);
/** Of the tags, only this one is left (since April 2026). */
const tag = oneOf('HUMAN_AGENT');
const sending = both(
  object(
    { recipient, messaging_type: oneOf('RESPONSE', 'UPDATE', 'MESSAGE_TAG', 'UTILITY'), message },
    { ...about, tag, notification_type: oneOf('REGULAR', 'SILENT_PUSH', 'NO_PUSH') },
  ),
  (value) =>
    isObject(value) && (value['messaging_type'] === 'MESSAGE_TAG') !== (value['tag'] !== undefined)
      ? { code: 100, details: 'tag: goes with messaging_type MESSAGE_TAG, and with it alone' }
      : undefined,
);

/** What is wrong with the body of `POST /{page id}/messages`. Whatever it is, Messenger calls it 100. */
export const checkMessenger = (body: Json): Refusal | undefined => {
  if (!isObject(body)) return { code: 100, details: 'the body must be a JSON object' };
  if (body['message'] !== undefined && body['sender_action'] !== undefined) {
    return { code: 100, details: 'Cannot send both message and state at the same time.' };
  }
  const refusal = (body['sender_action'] === undefined ? sending : action)(body, '');
  return refusal === undefined ? undefined : { code: 100, details: refusal.details };
};
