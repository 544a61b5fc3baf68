import type { Corpus } from './corpus';
import { type ClassifierJson, type ClassifierOptions, TextClassifier } from './text-classifier';
import { maxLength } from './words';

const options: ClassifierOptions = { strictness: 0.1, rarest: 2, kindWeights: [0.7, 1] };
/** So sure must we be before a text overrules the language that is spoken. */
const sure = 0.8;
/** A word belongs to a language when it is a common one, or stands in so many of its texts: one text may quote a foreign word. */
const fewestTexts = 2;
const word = /\p{L}+/gu;

/** Tells a bot's own languages apart, also in a few words. */
export class LanguageDetector {
  readonly #locales: readonly string[];
  readonly #speakersOf: ReadonlyMap<string, ReadonlySet<string>>;

  private constructor(
    corpora: readonly Corpus[],
    private readonly classifier: TextClassifier,
  ) {
    this.#locales = corpora.map(({ locale }) => locale);
    this.#speakersOf = speakersOfWords(corpora);
  }

  static train(corpora: readonly Corpus[]): LanguageDetector {
    const examples = corpora.flatMap((corpus) =>
      [...textsOf(corpus), ...corpus.commonWords].map((text) => ({ words: letters(text), label: corpus.locale })),
    );
    return new LanguageDetector(corpora, TextClassifier.train(examples, options));
  }

  static fromJSON(corpora: readonly Corpus[], json: ClassifierJson): LanguageDetector {
    return new LanguageDetector(corpora, TextClassifier.fromJSON(json));
  }

  toJSON(): ClassifierJson {
    return this.classifier.toJSON();
  }

  /**
   * The language of a text. A clear sentence overrules the language heard so far; "ok", "4821" or a name does not: it must have a
   * word that only the other language has. Where nothing was heard and the text tells nothing, it is the bot's first language.
   */
  detect(text: string, heard?: string): string {
    const spoken = this.#locales.find((locale) => locale === heard);
    const usual = spoken ?? this.#locales[0];
    const words = letters(text);
    const { probabilities } = this.classifier.read(words);
    const [likeliest] = this.classifier.labels
      .map((locale, number) => ({ locale, probability: probabilities[number] ?? 0 }))
      .sort((left, right) => right.probability - left.probability);
    if (usual === undefined || likeliest === undefined) throw new Error('A detector needs at least one language. Give it a corpus.');
    if (likeliest.locale === usual || likeliest.probability < sure) return usual;
    const hasProof = words.some((one) => {
      const speakers = this.#speakersOf.get(one);
      return speakers?.has(likeliest.locale) === true && !speakers.has(usual);
    });
    return spoken === undefined || hasProof ? likeliest.locale : usual;
  }
}

const textsOf = ({ intents, unsupported, background }: Corpus): string[] => [
  ...[...intents.values()].flat(),
  ...unsupported,
  ...background,
];

/** Accents stay: they tell languages apart. */
const letters = (text: string): string[] => text.slice(0, maxLength).normalize('NFC').toLowerCase().match(word) ?? [];

function speakersOfWords(corpora: readonly Corpus[]): Map<string, Set<string>> {
  const speakers = new Map<string, Set<string>>();
  const note = (one: string, locale: string): void => void (speakers.get(one)?.add(locale) ?? speakers.set(one, new Set([locale])));
  for (const corpus of corpora) {
    const texts = new Map<string, number>();
    for (const text of textsOf(corpus)) for (const one of new Set(letters(text))) texts.set(one, (texts.get(one) ?? 0) + 1);
    for (const [one, count] of texts) if (count >= fewestTexts) note(one, corpus.locale);
    for (const common of corpus.commonWords) for (const one of letters(common)) note(one, corpus.locale);
  }
  return speakers;
}
