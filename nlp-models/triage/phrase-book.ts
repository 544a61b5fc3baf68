import type { Corpus } from './corpus';
import { readWords, type Words } from './words';

interface Phrase {
  readonly intent: string;
  /** Where the intent stands in the file: lower wins. */
  readonly rank: number;
  /** Runs of words, with a gap between each two. */
  readonly parts: readonly (readonly string[])[];
}

export interface PhraseMatches {
  /** The intents whose phrases a text has, the one that stands first in the file first. */
  readonly intents: readonly string[];
  /** Those whose phrases it has only behind a "not". */
  readonly negated: ReadonlySet<string>;
}

/** A gap in a phrase takes so many words at most. */
const widestGap = 3;
/** A negation counts when no more words than these stand between it and the phrase, as in "don't want to". */
const negationReach = 3;

/** The designers' phrases of one language, for what must never be left to a model. */
export class PhraseBook {
  readonly #whole = new Map<string, string>();
  readonly #byFirstWord = new Map<string, Phrase[]>();
  readonly #negations: readonly (readonly string[])[];

  constructor(corpus: Pick<Corpus, 'phrases' | 'negations'>) {
    this.#negations = corpus.negations.map((text) => readWords(text).words);
    for (const [rank, { intent, contains, is }] of corpus.phrases.entries()) {
      for (const text of is) {
        const { words } = readWords(text);
        const key = words.join(' ');
        if (!this.#whole.has(key)) this.#whole.set(key, intent);
      }
      for (const text of contains) {
        const parts = text.split(/…|\.{3}/).map((part) => readWords(part).words);
        const first = parts[0]?.[0];
        if (first !== undefined) this.#byFirstWord.set(first, [...(this.#byFirstWord.get(first) ?? []), { intent, rank, parts }]);
      }
    }
  }

  match(text: Words): PhraseMatches {
    const whole = this.#whole.get(text.words.join(' '));
    if (whole !== undefined) return { intents: [whole], negated: new Set() };
    const ranks = new Map<string, number>();
    const negated = new Set<string>();
    for (const [at, word] of text.words.entries()) {
      for (const { intent, rank, parts } of this.#byFirstWord.get(word) ?? []) {
        const gaps = gapsOf(text, parts, at);
        if (!gaps) continue;
        if (this.#isNegated(text, at, gaps)) negated.add(intent);
        else ranks.set(intent, rank);
      }
    }
    return { intents: [...ranks].sort(([, left], [, right]) => left - right).map(([intent]) => intent), negated };
  }

  /** "I do not want my card blocked", or "my card was not stolen": before the phrase or in a gap of it. */
  #isNegated(text: Words, at: number, gaps: readonly number[]): boolean {
    return this.#negations.some((negation) => {
      if (gaps.some((gap) => hasWords(text, negation, gap))) return true;
      const nearest = at - negation.length;
      for (let start = nearest; start >= Math.max(0, nearest - negationReach); start -= 1) {
        if (sameClause(text, start, at) && hasWords(text, negation, start)) return true;
      }
      return false;
    });
  }
}

/** Which words fill the gaps when the parts stand in the text from `at` on; undefined when they do not. */
function gapsOf(text: Words, [part, ...rest]: readonly (readonly string[])[], at: number): readonly number[] | undefined {
  if (!part || !hasWords(text, part, at)) return undefined;
  if (rest.length === 0) return [];
  const skipped: number[] = [];
  for (let next = at + part.length; skipped.length <= widestGap && next < text.words.length; next += 1) {
    if (!sameClause(text, at, next)) return undefined;
    const gaps = gapsOf(text, rest, next);
    if (gaps) return [...skipped, ...gaps];
    skipped.push(next);
  }
  return undefined;
}

const hasWords = (text: Words, words: readonly string[], at: number): boolean =>
  words.every((word, index) => text.words[at + index] === word);

const sameClause = (text: Words, left: number, right: number): boolean => text.clauses[left] === text.clauses[right];
