import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Decisive } from './injections';
import type { Product, Refusal } from './refusal';
import type { GivenFile } from './shelf';

/** What stands behind `POST /{id}/messages`: a phone number or a page. */
export interface Endpoint {
  readonly product: Product;
  /** What Meta would not take. `file`: where the body came as a form. */
  check(body: Json, file?: GivenFile): Refusal | undefined;
  /** The customer's address. */
  to(body: JsonObject): string;
  /** Whether it is a sign that a message was seen, and no message. */
  seen(body: JsonObject): boolean;
  /** Writes down what was found right, and answers. */
  take(body: JsonObject, seq: number, action: Decisive | undefined, file?: GivenFile): Json;
}
