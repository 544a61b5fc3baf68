import type { Json } from './json';
import type { MediaKind } from './media-kind';

/**
 * One thing that a door received, in the words of the house. A webhook's body becomes a list of these;
 * nothing in it is left out: what is not served is `kept`.
 */
export type Inbound = InboundMessage | InboundStatus | InboundWatermark | InboundKept;

interface Envelope {
  /** Unique within the door's account: the provider's own id, or a digest of the body where it has none. */
  readonly id: string;
  /** The account of ours that it came to (WhatsApp: the phone number id). */
  readonly account: string;
  /** When it happened, by the provider's clock: ms since 1970, UTC. */
  readonly at: number;
}

/** A customer says something. */
export interface InboundMessage extends Envelope {
  readonly kind: 'message';
  /** How the door reaches this customer again (WhatsApp: a phone number or a business-scoped user id). */
  readonly from: string;
  /** The name that the customer gave the channel. */
  readonly name?: string;
  /** What the channel knows of the customer's language, as a BCP 47 tag (`de-AT`). */
  readonly locale?: string;
  readonly content: Content;
}

export type Content =
  | { readonly kind: 'text'; readonly text: string }
  /** A tap. `choice` is the id that we gave the choice; on a button of a template it is the template's own payload. */
  | { readonly kind: 'choice'; readonly choice: string; readonly title: string }
  | { readonly kind: 'place'; readonly lat: number; readonly lon: number; readonly name?: string }
  | {
      readonly kind: 'media';
      readonly media: MediaKind;
      readonly mediaId: string;
      readonly mimeType?: string;
      readonly caption?: string;
      readonly fileName?: string;
    }
  | { readonly kind: 'contact'; readonly names: readonly string[]; readonly raw: Json }
  /** Something that a customer sent on purpose and that this version cannot read (an order, a form, …); `raw`: as it came. */
  | { readonly kind: 'other'; readonly what: string; readonly raw: Json };

/** The provider tells what became of a letter of ours. */
export interface InboundStatus extends Envelope {
  readonly kind: 'status';
  /** The provider's id of our letter. */
  readonly providerId: string;
  /** What we gave the letter to recognise it by (WhatsApp: `biz_opaque_callback_data`). */
  readonly correlation?: string;
  readonly status: DeliveryStatus;
  readonly error?: { readonly code: string; readonly reason: string };
}

/** The provider tells that everything that went to a customer up to a time has arrived, or was read; it names no letter. */
export interface InboundWatermark extends Envelope {
  readonly kind: 'watermark';
  /** The customer, as `from` of their messages. */
  readonly to: string;
  /** Inclusive; by the provider's clock, ms since 1970, UTC. */
  readonly until: number;
  readonly status: Extract<DeliveryStatus, 'delivered' | 'read'>;
}

export type DeliveryStatus = 'sent' | 'delivered' | 'read' | 'failed';

/** Kept for the record and not answered: a reaction, a system event, an echo, an unknown field, another account's event. */
export interface InboundKept extends Envelope {
  readonly kind: 'kept';
  readonly what: string;
  readonly raw: Json;
}
