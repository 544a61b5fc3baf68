import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Endpoint } from './endpoint';
import type { AcceptedMessage, LedgerBook } from './ledger';
import { checkMessenger } from './messenger-shapes';
import type { Refusal } from './refusal';
import { isObject } from './shape';
import { type GivenFile, seenFile } from './shelf';

/** A page on the Messenger Platform. */
export const messengerPage = (settings: {
  readonly pageId: string;
  readonly run: string;
  readonly now: () => number;
  readonly book: LedgerBook;
  /** A message was taken: its echo and its receipts follow. */
  readonly taken: (message: AcceptedMessage) => void;
}): Endpoint => ({
  product: 'messenger',
  check: (body, file) => checkMessenger(body) ?? checkFile(body, file),
  to: recipientOf,
  seen: (body) => body['sender_action'] !== undefined,
  take: (body, seq, action, file) => {
    const to = recipientOf(body);
    if (body['sender_action'] !== undefined) {
      if (body['sender_action'] === 'mark_seen') settings.book.seen.push(to);
      return { recipient_id: to };
    }
    const id = `m_${Buffer.from(`${settings.pageId}:${settings.run}:${seq}`).toString('base64url')}`;
    const metadata = isObject(body['message']) ? body['message']['metadata'] : undefined;
    const accepted = {
      seq,
      at: settings.now(),
      id,
      to,
      correlation: typeof metadata === 'string' ? metadata : undefined,
      message: body,
      ...(file && { file: seenFile(file) }),
    };
    settings.book.accepted.push(accepted);
    if (action?.do !== 'failLate') settings.taken(accepted);
    return { recipient_id: to, message_id: id };
  },
});

/** An attachment is named by its address or its id, or it comes along. */
const checkFile = (body: Json, file: GivenFile | undefined): Refusal | undefined => {
  const message = isObject(body) && isObject(body['message']) ? body['message'] : {};
  const attachment = isObject(message['attachment']) ? message['attachment'] : undefined;
  const payload = attachment && isObject(attachment['payload']) ? attachment['payload'] : {};
  const isNamed = attachment === undefined || attachment['type'] === 'template' || 'url' in payload || 'attachment_id' in payload;
  if (isNamed && file) return { code: 100, details: 'filedata: goes with an attachment that names no other file' };
  return isNamed || file ? undefined : { code: 100, details: 'message.attachment: has no url, no attachment_id and no filedata' };
};

const recipientOf = (body: JsonObject): string => {
  const id = isObject(body['recipient']) ? body['recipient']['id'] : undefined;
  return typeof id === 'string' ? id : '';
};
