import { createHash } from 'node:crypto';
import type { Corpus } from './corpus';
import { createTriage, type TriageLanguage } from './create-triage';
import { IntentModel, type IntentModelJson } from './intent-model';
import { LanguageDetector } from './language-detector';
import type { ModelCache } from './model-cache';
import { readCorpora } from './read-corpora';
import type { ClassifierJson } from './text-classifier';
import type { Triage } from './understanding';

/** Part of each cache key: count it up with every change of what training makes of the same corpus. */
const trainerVersion = 1;

/**
 * Reads a bot's corpora and gives its triage. Trains only what the cache does not have.
 * @param locales the bot's languages; the first is the one for texts that tell nothing about theirs.
 * @throws CorpusError with all that is wrong in the corpora.
 */
export async function loadTriage({
  directory,
  locales,
  cache,
}: {
  readonly directory: string;
  readonly locales: readonly string[];
  readonly cache?: ModelCache;
}): Promise<Triage> {
  const corpora = await readCorpora(directory, locales);
  const languages: TriageLanguage[] = [];
  for (const corpus of corpora) {
    const { intents, unsupported, background } = corpus;
    const key = cacheKey(corpus.locale, [[...intents], unsupported, background]);
    const json = await cached<IntentModelJson>(cache, key, () => IntentModel.train(corpus).toJSON());
    languages.push({ corpus, model: IntentModel.fromJSON(json) });
  }
  const detector = await cached<ClassifierJson>(cache, cacheKey('languages', corpora.map(textsOf)), () =>
    LanguageDetector.train(corpora).toJSON(),
  );
  return createTriage(languages, LanguageDetector.fromJSON(corpora, detector));
}

const textsOf = ({ locale, intents, unsupported, background, commonWords }: Corpus): unknown => [
  locale,
  [...intents],
  unsupported,
  background,
  commonWords,
];

const cacheKey = (name: string, madeOf: unknown): string =>
  `${name}-${createHash('sha256')
    .update(JSON.stringify([trainerVersion, madeOf]))
    .digest('hex')}`;

async function cached<Model>(cache: ModelCache | undefined, key: string, train: () => Model): Promise<Model> {
  const kept = await cache?.read(key);
  if (kept !== undefined) {
    try {
      return JSON.parse(kept) as Model;
    } catch {
      // A damaged entry costs a training, not the start.
    }
  }
  const model = train();
  await cache?.write(key, JSON.stringify(model));
  return model;
}
