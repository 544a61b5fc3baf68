import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Delivery } from './ledger';
import type { GivenFile } from './shelf';
import type { WebhookSender } from './webhook-sender';

/** What comes in by one webhook. */
export interface Customers {
  /** A customer writes; resolves when the bot has taken it, or with the last attempt. */
  readonly says: (from: string, text: string) => Promise<Delivery>;
  readonly taps: (from: string, choice: { readonly id: string; readonly title: string }) => Promise<Delivery>;
  /** @param caption words beside it; at WhatsApp, a sound has none */
  readonly sends: (from: string, file: GivenFile, caption?: string) => Promise<Delivery>;
  /** @throws TypeError when no webhook was given. */
  readonly deliver: (body: Json, signed?: 'right' | 'wrong' | 'missing') => Promise<Delivery>;
}

interface Said {
  readonly from: string;
  readonly id: string;
  readonly at: number;
}

/** `next`: a new message of this customer. */
export const customers = (
  sender: WebhookSender | undefined,
  next: (from: string) => Said,
  bodies: {
    text(said: Said, text: string): JsonObject;
    tap(said: Said, choice: { readonly id: string; readonly title: string }): JsonObject;
    file(said: Said, file: GivenFile, caption?: string): JsonObject;
  },
): Customers => {
  const deliver: Customers['deliver'] = async (body, signed) => {
    if (sender === undefined) throw new TypeError('The stand-in has nowhere to post to. Give graphStandIn() a webhook.');
    return sender.deliver(body, signed);
  };
  return {
    says: (from, text) => deliver(bodies.text(next(from), text)),
    taps: (from, choice) => deliver(bodies.tap(next(from), choice)),
    sends: (from, file, caption) => deliver(bodies.file(next(from), file, caption)),
    deliver,
  };
};
