import { containerBootstrap, Nlp } from '@nlpjs/basic';
import type { Guess, IntentModel } from './intent-model';
import type { PhraseBook } from './phrase-book';
import { readWords } from './words';

/** What nlp.js reads one language with. */
export interface LanguageReader {
  readonly phrases: PhraseBook;
  readonly model: IntentModel;
}

export interface Read {
  readonly guesses: readonly Guess[];
  readonly by: 'rule' | 'model';
}

const silent = { trace() {}, debug() {}, info() {}, log() {}, warn() {}, error() {}, fatal() {} };

/** Answers how nlp.js reads a text in one of the languages; its `process` is the one entry. */
export function createNlp(readers: ReadonlyMap<string, LanguageReader>): (locale: string, text: string) => Promise<Read> {
  const byCode = new Map([...readers].map(([locale, reader]) => [languageCode(locale), reader]));
  if (byCode.size < readers.size) {
    throw new Error(
      `nlp.js knows a language by two letters: ${[...readers.keys()].join(', ')} has one twice. Give the bot one of the two.`,
    );
  }
  /** nlp.js makes one for each language where its own neural network would be. */
  class IntentReader {
    readonly #reader: LanguageReader | undefined;
    constructor({ locale }: { readonly locale: string }) {
      this.#reader = byCode.get(locale);
    }
    // nlp.js turns an empty text into undefined.
    process(text = ''): Read & { readonly classifications: readonly { readonly intent: string; readonly score: number }[] } {
      const read = this.#reader ? readWith(this.#reader, text) : { guesses: [], by: 'model' as const };
      return { ...read, classifications: read.guesses.map(({ intent, confidence }) => ({ intent, score: confidence })) };
    }
  }
  const container = containerBootstrap({}, false);
  container.register('logger', silent);
  container.register('IntentReader', IntentReader, false);
  for (const code of byCode.keys()) {
    // nlp.js replaces a setting's defaults as a whole, so all of them are here.
    container.registerConfiguration(`domain-manager-${code}`, {
      nluByDomain: { default: { className: 'IntentReader', settings: {} } },
      trainByDomain: false,
      useStemDict: false,
    });
  }
  const nlp = new Nlp({
    container,
    languages: [...byCode.keys()],
    autoLoad: false,
    autoSave: false,
    forceNER: false,
    calculateSentiment: false,
    // It would answer "None, quite sure" below its threshold; deciding is ours.
    threshold: 0,
    nlu: { log: false, useNoneFeature: false },
  });
  return async (locale, text) => {
    // A context of its own for each message: nlp.js would keep them by conversation otherwise.
    const { nluAnswer } = await nlp.process({ locale: languageCode(locale), utterance: text }, undefined, {});
    return nluAnswer as Read;
  };
}

/** The model hardly sees a "not": what it is sure of is halved below any acceptance, and at most asked for. */
const doubt = ({ intent, confidence }: Guess): Guess => ({ intent, confidence: Math.min(confidence / 2, 0.49) });

const languageCode = (locale: string): string => locale.slice(0, 2).toLowerCase();

function readWith({ phrases, model }: LanguageReader, text: string): Read {
  const words = readWords(text);
  const { intents, negated } = phrases.match(words);
  if (intents.length > 0) return { guesses: intents.map((intent) => ({ intent, confidence: 1 })), by: 'rule' };
  const guesses = model.guess(words.words).map((guess) => (negated.has(guess.intent) ? doubt(guess) : guess));
  return { guesses: guesses.sort((left, right) => right.confidence - left.confidence), by: 'model' };
}
