import type { Corpus } from './corpus';
import { createNlp } from './create-nlp';
import { decide } from './decide';
import { cardWordSet, findEntities } from './find-entities';
import type { IntentModel } from './intent-model';
import type { LanguageDetector } from './language-detector';
import { PhraseBook } from './phrase-book';
import type { Triage } from './understanding';
import { maxLength } from './words';

/** One of a bot's languages, learnt. */
export interface TriageLanguage {
  readonly corpus: Corpus;
  readonly model: IntentModel;
}

/** Puts a bot's languages together: which language, what is meant, what to do then, what is named. */
export function createTriage(languages: readonly TriageLanguage[], detector: LanguageDetector): Triage {
  const known = new Map(
    languages.map(({ corpus, model }) => [
      corpus.locale,
      { model, phrases: new PhraseBook(corpus), sensitive: corpus.sensitive, cardWords: cardWordSet(corpus.cardWords) },
    ]),
  );
  const read = createNlp(known);
  return {
    async understand(text, language) {
      const heard = text.slice(0, maxLength);
      const locale = 'fixed' in language ? language.fixed : detector.detect(heard, language.spoken);
      const own = known.get(locale);
      if (!own) throw new Error(`Triage has no language "${locale}". Use one of: ${[...known.keys()].join(', ')}.`);
      const { guesses, by } = await read(locale, heard);
      return { locale, ...decide(guesses, own.sensitive), entities: findEntities(heard, own.cardWords), by };
    },
  };
}
