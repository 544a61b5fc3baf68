import { Gate, type GateJson, type GateSigns, gateSigns } from './gate';
import { type ClassifierJson, type ClassifierOptions, type LabelledWords, type Reading, TextClassifier } from './text-classifier';
import { readWords } from './words';

export interface Guess {
  readonly intent: string;
  /** 0 to 1, calibrated. */
  readonly confidence: number;
}

/** What a model learns from: examples per intent, and texts that mean none of them. */
export interface Lessons {
  readonly intents: ReadonlyMap<string, readonly string[]>;
  readonly unsupported: readonly string[];
  readonly background: readonly string[];
}

export interface IntentModelJson {
  readonly classifier: ClassifierJson;
  readonly gate: GateJson;
}

const options: ClassifierOptions = { strictness: 0.05, rarest: 2, kindWeights: [0.6, 1] };
const folds = 4;
const mostGuesses = 4;
/** Classes that stand for "no intent": the brackets keep them apart from any intent's name. */
const noIntent = { unsupported: '(unsupported)', background: '(background)' };
const isIntent = (label: string): boolean => !label.startsWith('(');

/** Which intent a text has in one language, and how likely that is right. */
export class IntentModel {
  private constructor(
    private readonly classifier: TextClassifier,
    private readonly gate: Gate,
  ) {}

  /** The gate learns from texts that its classifier had not seen: else it would take every reading for sure. */
  static train(lessons: Lessons): IntentModel {
    const examples = label(lessons);
    const cases = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
      const classifier = TextClassifier.train(
        examples.filter((example) => example.fold !== fold),
        options,
      );
      return examples.filter((example) => example.fold === fold).flatMap((example) => judge(classifier, example));
    });
    return new IntentModel(TextClassifier.train(examples, options), Gate.fit(cases));
  }

  /** The likeliest intents, best first, at most four; none for a text in which nothing is known. */
  guess(words: readonly string[]): readonly Guess[] {
    const reading = this.classifier.read(words);
    if (reading.features === 0) return [];
    const [best, ...others] = likeliest(this.classifier, reading);
    if (best === undefined) return [];
    const confidence = this.gate.confidence(gateSigns(reading, best, words.length));
    // What the gate leaves is shared among the rest as the classifier sees them.
    const rest = (1 - confidence) / Math.max(1e-9, 1 - (reading.probabilities[best] ?? 0));
    return [
      { intent: this.classifier.labels[best] ?? '', confidence },
      ...others.map((number) => ({
        intent: this.classifier.labels[number] ?? '',
        confidence: Math.min(confidence, (reading.probabilities[number] ?? 0) * rest),
      })),
    ];
  }

  toJSON(): IntentModelJson {
    return { classifier: this.classifier.toJSON(), gate: this.gate.toJSON() };
  }

  static fromJSON(json: IntentModelJson): IntentModel {
    return new IntentModel(TextClassifier.fromJSON(json.classifier), new Gate(json.gate));
  }
}

function label({ intents, unsupported, background }: Lessons): readonly (LabelledWords & { readonly fold: number })[] {
  return [...intents, [noIntent.unsupported, unsupported] as const, [noIntent.background, background] as const].flatMap(([name, texts]) =>
    texts.map((text, number) => ({ label: name, words: readWords(text).words, fold: number % folds })),
  );
}

function judge(classifier: TextClassifier, example: LabelledWords): { signs: GateSigns; right: boolean }[] {
  const reading = classifier.read(example.words);
  const [best] = likeliest(classifier, reading);
  if (best === undefined) return [];
  return [{ signs: gateSigns(reading, best, example.words.length), right: classifier.labels[best] === example.label }];
}

function likeliest(classifier: TextClassifier, reading: Reading): number[] {
  return classifier.labels
    .map((name, number) => ({ name, number, probability: reading.probabilities[number] ?? 0 }))
    .filter(({ name }) => isIntent(name))
    .sort((left, right) => right.probability - left.probability)
    .slice(0, mostGuesses)
    .map(({ number }) => number);
}
