/** Where a case does not go as it was written. */
export interface Difference {
  /** From 1, in the test file. */
  readonly line: number;
  /** What was looked at: "the bot says", "cards.block is called". */
  readonly what: string;
  /** What the customer had done last, in words. */
  readonly customer: string;
  readonly expected: readonly string[];
  readonly was: readonly string[];
}
