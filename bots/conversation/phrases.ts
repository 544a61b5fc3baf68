import { editDistance } from '../../flows/engine/nearest';
import { readWords } from '../../nlp-models/triage/words';
import type { Bot } from '../bot';

/** A run of words, as triage reads them. */
export type Phrase = readonly string[];

/** In shorter words another letter makes another word. */
const shortestWithSlip = 5;

const known = new WeakMap<Bot['texts'], Map<string, readonly Phrase[]>>();

/** Longer texts, in characters, are stories, not phrases. */
const longestPhrase = 500;

export const isBrief = (text: string): boolean => text.length <= longestPhrase;

export const phraseOf = (text: string): Phrase => readWords(text).words;

/** What the house's texts list under these names, in all languages of the bot: customers mix them. */
export const phrasesOf = ({ texts, locales }: Bot, group: string, ...names: readonly string[]): readonly Phrase[] => {
  const read = known.get(texts) ?? new Map<string, readonly Phrase[]>();
  known.set(texts, read);
  const place = [group, ...names].join(' ');
  const found = read.get(place);
  if (found) return found;
  const listed = locales.flatMap((locale) => names.flatMap((name) => texts.words(locale, 'repair', group)[name] ?? []));
  const phrases = listed.map(phraseOf).filter((phrase) => phrase.length > 0);
  read.set(place, phrases);
  return phrases;
};

/** What is left of these words when the phrases are taken out; where two of them begin alike, the longer one counts. */
export const without = (words: readonly string[], phrases: readonly Phrase[]): readonly string[] => {
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const standing = phrases.filter((phrase) => stands(phrase, words, at));
    if (standing.length === 0) left.push(words[at] ?? '');
    at += Math.max(1, ...standing.map(({ length }) => length));
  }
  return left;
};

/** Whether one of the phrases stands in these words. */
export const has = (words: readonly string[], phrases: readonly Phrase[]): boolean => without(words, phrases).length < words.length;

/** Whether the phrase stands here; a slip is forgiven in a longer word, though not in its first letter: "night" is not "right". */
const stands = (phrase: Phrase, words: readonly string[], at: number): boolean =>
  phrase.every((word, index) => {
    const said = words[at + index];
    if (said === undefined || said === word) return said === word;
    return Math.min(said.length, word.length) >= shortestWithSlip && said[0] === word[0] && editDistance(said, word) === 1;
  });
