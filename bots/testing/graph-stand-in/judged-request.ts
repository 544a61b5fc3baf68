import type { Json } from '../../../flows/dialogue/json';
import type { Decisive, What } from './injections';
import type { Product, Refusal } from './refusal';
import type { GivenFile } from './shelf';

/** A request, and whether Meta would take it. */
export interface JudgedRequest {
  readonly product: Product;
  readonly what: What;
  /** The customer's address; empty where it is about none. */
  readonly to: string;
  readonly refusal: Refusal | undefined;
  /** Writes down what was found right, and answers it. Null: there is nothing at this address. */
  readonly take: (seq: number, action: Decisive | undefined) => Json | GivenFile;
}
