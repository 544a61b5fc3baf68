/** Somebody of the house. */
export interface Person {
  readonly id: string;
  readonly name: string;
}
