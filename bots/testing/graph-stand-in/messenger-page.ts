import type { JsonObject } from '../../../flows/dialogue/json';
import type { Endpoint } from './endpoint';
import type { AcceptedMessage, LedgerBook } from './ledger';
import { checkMessenger } from './messenger-shapes';
import { isObject } from './shape';

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
  check: checkMessenger,
  to: recipientOf,
  seen: (body) => body['sender_action'] !== undefined,
  take: (body, seq, action) => {
    const to = recipientOf(body);
    if (body['sender_action'] !== undefined) {
      if (body['sender_action'] === 'mark_seen') settings.book.seen.push(to);
      return { recipient_id: to };
    }
    const id = `m_${Buffer.from(`${settings.pageId}:${settings.run}:${seq}`).toString('base64url')}`;
    const metadata = isObject(body['message']) ? body['message']['metadata'] : undefined;
    const accepted = { seq, at: settings.now(), id, to, correlation: typeof metadata === 'string' ? metadata : undefined, message: body };
    settings.book.accepted.push(accepted);
    if (action?.do !== 'failLate') settings.taken(accepted);
    return { recipient_id: to, message_id: id };
  },
});

const recipientOf = (body: JsonObject): string => {
  const id = isObject(body['recipient']) ? body['recipient']['id'] : undefined;
  return typeof id === 'string' ? id : '';
};
