/** One of the things that `npm run bench -- <name>` measures. */
export interface Benchmark {
  readonly name: string;
  /** One line for the list. */
  readonly about: string;
  /** What its options are, and what they are without a word. */
  readonly usage: string;
  /** Whether all that it is held to was met. */
  readonly run: (args: readonly string[]) => Promise<boolean>;
}
