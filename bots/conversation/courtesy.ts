import { editDistance } from '../../flows/engine/nearest';
import { readWords } from '../../nlp-models/triage/words';
import type { Bot } from '../bot';

type Phrase = readonly string[];

/** Kind words in all languages of a bot: those that say that all is well, and those that only go with others. */
interface Courtesies {
  readonly closing: readonly Phrase[];
  readonly polite: readonly Phrase[];
}

/** A letter too many, left out or wrong, or two that have changed places: so many in a whole title. */
const mostSlips = 2;
const lettersPerSlip = 6;

const known = new WeakMap<Bot['texts'], Courtesies>();

const courtesiesOf = ({ texts, locales }: Bot): Courtesies => {
  const phrases = (kind: keyof Courtesies): readonly Phrase[] =>
    locales
      .flatMap((locale) => texts.words(locale, 'repair', 'courtesy')[kind] ?? [])
      .map((phrase) => readWords(phrase).words)
      .sort((one, other) => other.length - one.length);
  const read = known.get(texts) ?? { closing: phrases('closing'), polite: phrases('polite') };
  known.set(texts, read);
  return read;
};

/** Whether these words say that all is well, and nothing else: "👍", "ok great", "super, danke". */
export const isCourtesy = (text: string, bot: Bot): boolean => {
  const { closing, polite } = courtesiesOf(bot);
  const { words } = readWords(text);
  if (text.trimEnd().endsWith('?')) return false;
  return without(words, closing).length < words.length && without(words, [...closing, ...polite]).length === 0;
};

/** Whether these words are what stands on a button, with a slip or two, and nothing but kind words around it. */
export const namesChoice = (text: string, title: string, bot: Bot): boolean => {
  const { closing, polite } = courtesiesOf(bot);
  const [said, meant] = [text, title].map((one) => without(readWords(one).words, [...closing, ...polite]).join(' '));
  if (said === undefined || meant === undefined) return false;
  return said !== '' && editDistance(said, meant) <= Math.min(mostSlips, Math.floor(meant.length / lettersPerSlip));
};

const without = (words: readonly string[], phrases: readonly Phrase[]): readonly string[] => {
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = phrases.find((phrase) => phrase.length > 0 && phrase.every((word, index) => words[at + index] === word));
    if (!found) left.push(words[at] ?? '');
    at += found?.length ?? 1;
  }
  return left;
};
