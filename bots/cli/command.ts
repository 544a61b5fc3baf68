/** One word of the command line. */
export interface Command {
  readonly name: string;
  /** One line for `schalter --help`. */
  readonly about: string;
  /** How it is called, for its own `--help`. */
  readonly usage: string | ((args: readonly string[]) => string);
  /** The exit code: 0 when all is well. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
}

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Terminal {
  readonly print: (line: string) => void;
  /** For people, beside the output that programs read. */
  readonly tell: (line: string) => void;
  /** Lines that are typed or piped in, until the end. */
  readonly lines: () => AsyncIterable<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Wrong use of a command; the message says what is right. */
export class UsageError extends Error {
  readonly code = 'usage';
}
