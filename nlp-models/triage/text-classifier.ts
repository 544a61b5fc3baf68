import { Buffer } from 'node:buffer';
import { fitSoftmax, type SparseRows, toProbabilities } from './softmax-regression';
import { learnVocabulary, Vocabulary, type VocabularyData } from './vocabulary';

export interface LabelledWords {
  readonly words: readonly string[];
  readonly label: string;
}

export interface ClassifierOptions {
  /** The L2 penalty of the regression. */
  readonly strictness: number;
  /** In how many training texts an n-gram of characters must occur to count. */
  readonly rarest: number;
  /** How much words and characters weigh against each other. */
  readonly kindWeights: readonly [words: number, characters: number];
}

/** What a text looks like to the classifier: a probability per label, in the order of `labels`, and what the gate asks for. */
export interface Reading {
  readonly probabilities: Float64Array;
  readonly logits: Float64Array;
  /** Logarithm of the sum of the exponentials of the logits: low for a text unlike all that was learnt. */
  readonly energy: number;
  readonly knownShare: number;
  /** How many different known n-grams the text has. */
  readonly features: number;
}

export interface ClassifierJson {
  readonly labels: readonly string[];
  readonly kindWeights: readonly [number, number];
  /** Base64 of little-endian numbers of 32, 32 and 16 bits. */
  readonly hashes: string;
  readonly rarity: string;
  readonly weights: string;
  /** What one step of a 16-bit weight stands for. */
  readonly unit: number;
}

/** Softmax regression on TF-IDF of words and characters. Weights are kept in 16 bits: half the memory, the same answers. */
export class TextClassifier {
  readonly #vocabulary: Vocabulary;

  private constructor(
    readonly labels: readonly string[],
    vocabulary: VocabularyData,
    private readonly kindWeights: readonly [number, number],
    private readonly weights: Int16Array,
    private readonly unit: number,
  ) {
    this.#vocabulary = new Vocabulary(vocabulary, kindWeights);
  }

  /** The same examples in the same order give the same classifier, bit by bit. */
  static train(examples: readonly LabelledWords[], options: ClassifierOptions): TextClassifier {
    const labels = [...new Set(examples.map(({ label }) => label))];
    const data = learnVocabulary(
      examples.map(({ words }) => words),
      options.rarest,
    );
    const vocabulary = new Vocabulary(data, options.kindWeights);
    const numbers = new Map(labels.map((label, number) => [label, number]));
    const exact = fitSoftmax(
      sparseRows(examples, vocabulary),
      Int32Array.from(examples, ({ label }) => numbers.get(label) ?? 0),
      { features: vocabulary.size, classes: labels.length },
      options.strictness,
    );
    const unit = exact.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 1e-9) / 32_767;
    return new TextClassifier(
      labels,
      data,
      options.kindWeights,
      Int16Array.from(exact, (weight) => Math.round(weight / unit)),
      unit,
    );
  }

  read(words: readonly string[]): Reading {
    const classes = this.labels.length;
    const { indices, values, size } = this.#vocabulary.vector(words);
    const logits = new Float64Array(classes);
    const biases = this.#vocabulary.size * classes;
    for (let kind = 0; kind < classes; kind += 1) logits[kind] = this.weights[biases + kind] ?? 0;
    for (let at = 0; at < size; at += 1) {
      const from = (indices[at] ?? 0) * classes;
      const value = values[at] ?? 0;
      for (let kind = 0; kind < classes; kind += 1) logits[kind] = (logits[kind] ?? 0) + value * (this.weights[from + kind] ?? 0);
    }
    for (let kind = 0; kind < classes; kind += 1) logits[kind] = (logits[kind] ?? 0) * this.unit;
    const probabilities = logits.slice();
    const energy = toProbabilities(probabilities);
    return { logits, energy, probabilities, knownShare: this.#vocabulary.knownShare(words), features: size };
  }

  toJSON(): ClassifierJson {
    const { hashes, weights: rarity } = this.#vocabulary.data;
    return {
      labels: this.labels,
      kindWeights: this.kindWeights,
      hashes: toBase64(hashes),
      rarity: toBase64(rarity),
      weights: toBase64(this.weights),
      unit: this.unit,
    };
  }

  static fromJSON(json: ClassifierJson): TextClassifier {
    const vocabulary = { hashes: new Int32Array(fromBase64(json.hashes)), weights: new Float32Array(fromBase64(json.rarity)) };
    return new TextClassifier(json.labels, vocabulary, json.kindWeights, new Int16Array(fromBase64(json.weights)), json.unit);
  }
}

function sparseRows(examples: readonly LabelledWords[], vocabulary: Vocabulary): SparseRows {
  const rows = examples.map(({ words }) => {
    const { indices, values, size } = vocabulary.vector(words);
    return { indices: indices.slice(0, size), values: values.slice(0, size) };
  });
  const starts = new Int32Array(rows.length + 1);
  for (const [number, row] of rows.entries()) starts[number + 1] = (starts[number] ?? 0) + row.indices.length;
  const indices = new Int32Array(starts.at(-1) ?? 0);
  const values = new Float32Array(indices.length);
  for (const [number, row] of rows.entries()) {
    indices.set(row.indices, starts[number]);
    values.set(row.values, starts[number]);
  }
  return { starts, indices, values };
}

const toBase64 = ({ buffer, byteOffset, byteLength }: Int32Array | Float32Array | Int16Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

function fromBase64(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
