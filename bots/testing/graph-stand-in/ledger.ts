import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Refusal } from './refusal';
import type { SeenFile } from './shelf';

/** All that the stand-in saw, in its order: the oracle of a test. Times in ms since 1970. */
export interface Ledger {
  readonly requests: readonly SeenRequest[];
  /** The messages that would have reached a customer. */
  readonly accepted: readonly AcceptedMessage[];
  /** Files that were given to the phone number, to be sent by their ids. */
  readonly uploads: readonly Upload[];
  /** What was marked as seen: messages of WhatsApp's by their ids, all of a customer's at Messenger by the customer's. */
  readonly seen: readonly string[];
  /** Requests that the real API would not have taken, or would have taken and dropped. */
  readonly violations: readonly (Refusal & { readonly seq: number })[];
  readonly deliveries: readonly Delivery[];
}

export interface SeenRequest {
  readonly seq: number;
  readonly at: number;
  readonly path: string;
  readonly body: string;
}

export interface AcceptedMessage {
  readonly seq: number;
  readonly at: number;
  readonly id: string;
  /** Phone number, user id, or page-scoped id. */
  readonly to: string;
  readonly correlation: string | undefined;
  readonly message: JsonObject;
  /** The file that came in the message's own form. */
  readonly file?: SeenFile;
}

export interface Upload {
  readonly seq: number;
  readonly at: number;
  readonly id: string;
  readonly file: SeenFile;
}

/** One attempt to hand a webhook to the bot; status 0: no answer. */
export interface Delivery {
  readonly at: number;
  readonly status: number;
  readonly ms: number;
  readonly body: Json;
}

export class LedgerBook implements Ledger {
  requests: SeenRequest[] = [];
  accepted: AcceptedMessage[] = [];
  uploads: Upload[] = [];
  seen: string[] = [];
  violations: (Refusal & { readonly seq: number })[] = [];
  deliveries: Delivery[] = [];

  clear(): void {
    this.requests = [];
    this.accepted = [];
    this.uploads = [];
    this.seen = [];
    this.violations = [];
    this.deliveries = [];
  }
}
