/** What one bot's designers have written for one language: `<locale>.intents.yaml`. */
export interface Corpus {
  readonly locale: string;
  readonly intents: ReadonlyMap<string, readonly string[]>;
  /** Intents for which a missed request is worse than a needless question. */
  readonly sensitive: ReadonlySet<string>;
  /** What decides ahead of the model; of two that match, the first in the file wins. */
  readonly phrases: readonly IntentPhrases[];
  /** Words right before a phrase that turn it into its opposite. */
  readonly negations: readonly string[];
  /** Requests near the bot's field that it does not serve. */
  readonly unsupported: readonly string[];
  /** Texts about anything else. */
  readonly background: readonly string[];
  /** Frequent words, for telling languages apart. */
  readonly commonWords: readonly string[];
  /** Words next to which four digits are a card's ending. */
  readonly cardWords: readonly string[];
}

export interface IntentPhrases {
  readonly intent: string;
  /** Matches wherever it stands in a text, unless negated; `…` stands for up to three words. */
  readonly contains: readonly string[];
  /** Matches when it is the whole text. */
  readonly is: readonly string[];
}

export interface CorpusProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong, and the cure. */
  readonly message: string;
}

/** Thrown with everything that is wrong in a bot's corpora at once. */
export class CorpusError extends Error {
  readonly code = 'corpus_invalid';
  constructor(readonly problems: readonly CorpusProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
    this.name = 'CorpusError';
  }
}
