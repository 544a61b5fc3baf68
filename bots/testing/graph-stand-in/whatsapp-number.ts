import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Endpoint } from './endpoint';
import type { Decisive } from './injections';
import { isUserId } from './is-user-id';
import type { AcceptedMessage, LedgerBook } from './ledger';
import type { Refusal } from './refusal';
import { isObject } from './shape';
import type { Shelf } from './shelf';
import { type ApprovedTemplate, templateCheck } from './templates';
import { checkWhatsapp } from './whatsapp-shapes';

/** A phone number on the WhatsApp Cloud API. */
export const whatsappNumber = (settings: {
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string;
  readonly run: string;
  readonly now: () => number;
  readonly book: LedgerBook;
  readonly shelf: Shelf;
  /** Null: any template is taken. */
  readonly templates: readonly ApprovedTemplate[] | null;
  /** A message was taken: its statuses follow. */
  readonly taken: (message: AcceptedMessage, failsLate: number | undefined) => void;
}): Endpoint => {
  const { book } = settings;
  const checked = { sender: settings.displayPhoneNumber, template: templateCheck(settings.templates) };

  const takeMessage = (message: JsonObject, seq: number, action: Decisive | undefined): Json => {
    const to = recipientOf(message);
    const id = `wamid.${Buffer.from(`${settings.phoneNumberId}:${settings.run}:${seq}`).toString('base64')}`;
    if (message['to'] !== undefined && isUserId(to)) {
      book.violations.push({ seq, code: 131026, details: 'to: holds a user id; Meta answers 200 and delivers nothing. Use recipient.' });
    } else {
      const correlation = message['biz_opaque_callback_data'];
      const accepted = { seq, at: settings.now(), id, to, correlation: typeof correlation === 'string' ? correlation : undefined, message };
      book.accepted.push(accepted);
      settings.taken(accepted, action?.do === 'failLate' ? action.code : undefined);
    }
    const contact = isUserId(to) ? { input: to, user_id: to } : { input: to, wa_id: to.replace(/\D/g, '') };
    return { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id }] };
  };

  return {
    product: 'whatsapp',
    check: (body) => checkWhatsapp(body, checked) ?? unknownFile(body, settings.shelf),
    to: recipientOf,
    seen: (body) => body['status'] !== undefined,
    take: (body, seq, action) => {
      if (body['status'] === undefined) return takeMessage(body, seq, action);
      book.seen.push(textOf(body['message_id']));
      return { success: true };
    },
  };
};

/** A file is sent by an id that was given for one of its kind. */
const unknownFile = (body: Json, shelf: Shelf): Refusal | undefined => {
  const type = isObject(body) ? textOf(body['type']) : '';
  const content = isObject(body) ? body[type] : undefined;
  const id = isObject(content) && ['image', 'audio', 'video', 'document'].includes(type) ? content['id'] : undefined;
  if (typeof id !== 'string') return undefined;
  const file = shelf.get(id);
  if (!file) return { code: 131009, details: `${type}.id: there is no such file` };
  const fits = type === 'document' || file.mimeType.startsWith(`${type}/`);
  return fits ? undefined : { code: 131009, details: `${type}.id: is of ${file.mimeType}` };
};

/** `to` goes first where both are given. */
const recipientOf = (message: JsonObject): string => textOf(message['to'] ?? message['recipient']);

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
