import { eachNgram, hashWord, type NgramKind, wordNgram } from './ngrams';

/** A text as a sparse vector of length 1; the arrays are shared by all calls, so read it before the next. */
export interface TextVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
  readonly size: number;
}

export interface VocabularyData {
  /** The features' hashes, in the order of their indices. */
  readonly hashes: Int32Array;
  /** How much each tells, being rare: smoothed inverse document frequency. */
  readonly weights: Float32Array;
}

/** Which n-grams a model knows, in an open-addressed table: no string is kept or made. */
export class Vocabulary {
  readonly size: number;
  readonly #mask: number;
  readonly #table: Int32Array;
  readonly #counts: Float32Array;
  readonly #kinds: Uint8Array;
  readonly #indices: Int32Array;
  readonly #values: Float32Array;
  #found = 0;

  constructor(
    readonly data: VocabularyData,
    private readonly kindWeights: Readonly<Record<NgramKind, number>>,
  ) {
    this.size = data.hashes.length;
    const capacity = 2 ** Math.ceil(Math.log2(this.size * 2 + 2));
    this.#mask = capacity - 1;
    this.#table = new Int32Array(capacity);
    for (const [index, hash] of data.hashes.entries()) this.#table[this.#slot(hash)] = index + 1;
    this.#counts = new Float32Array(this.size);
    this.#kinds = new Uint8Array(this.size);
    this.#indices = new Int32Array(this.size);
    this.#values = new Float32Array(this.size);
  }

  /** TF-IDF; words and characters each scaled to their weight, so that a long text does not drown its words in letters. */
  vector(words: readonly string[]): TextVector {
    this.#found = 0;
    eachNgram(words, this.#count);
    const lengths = [0, 0];
    for (let at = 0; at < this.#found; at += 1) {
      const index = this.#indices[at] ?? 0;
      const value = (1 + Math.log(this.#counts[index] ?? 1)) * (this.data.weights[index] ?? 0);
      const kind = this.#kinds[index] ?? 0;
      this.#counts[index] = 0;
      this.#values[at] = value;
      lengths[kind] = (lengths[kind] ?? 0) + value * value;
    }
    const scales = lengths.map((length, kind) => (length > 0 ? this.kindWeights[kind as NgramKind] / Math.sqrt(length) : 0));
    for (let at = 0; at < this.#found; at += 1) {
      this.#values[at] = (this.#values[at] ?? 0) * (scales[this.#kinds[this.#indices[at] ?? 0] ?? 0] ?? 0);
    }
    return { indices: this.#indices, values: this.#values, size: this.#found };
  }

  /** The share of a text's words that are known; 0 for a text without words. */
  knownShare(words: readonly string[]): number {
    if (words.length === 0) return 0;
    let known = 0;
    for (const word of words) if (this.#table[this.#slot(hashWord(word))] !== 0) known += 1;
    return known / words.length;
  }

  readonly #count = (hash: number, kind: NgramKind): void => {
    const index = (this.#table[this.#slot(hash)] ?? 0) - 1;
    if (index < 0) return;
    if (this.#counts[index] === 0) {
      this.#indices[this.#found] = index;
      this.#found += 1;
      this.#kinds[index] = kind;
    }
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
  };

  #slot(hash: number): number {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 0) & this.#mask;
    for (;;) {
      const entry = this.#table[slot] ?? 0;
      if (entry === 0 || this.data.hashes[entry - 1] === hash) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** Learns which n-grams there are. `rarest`: in how many texts an n-gram of characters must occur; one of words is always kept. */
export function learnVocabulary(texts: readonly (readonly string[])[], rarest: number): VocabularyData {
  const seenIn = new Map<number, { texts: number; last: number; word: boolean }>();
  for (const [number, words] of texts.entries()) {
    eachNgram(words, (hash, kind) => {
      const seen = seenIn.get(hash);
      if (!seen) seenIn.set(hash, { texts: 1, last: number, word: kind === wordNgram });
      else if (seen.last !== number) {
        seen.texts += 1;
        seen.last = number;
      }
    });
  }
  const kept = [...seenIn].filter(([, seen]) => seen.word || seen.texts >= rarest);
  return {
    hashes: Int32Array.from(kept, ([hash]) => hash),
    weights: Float32Array.from(kept, ([, seen]) => Math.log((1 + texts.length) / (1 + seen.texts)) + 1),
  };
}
