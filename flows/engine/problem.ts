/** Something wrong in a flow, in words for those who write flows. */
export interface Problem {
  /** `F001` …: stable, so that it can be looked up. */
  readonly code: `F${number}`;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  /** What to do about it. */
  readonly cure: string;
}
