import { isOneEdit } from '../../flows/engine/nearest';
import { readWords } from '../../nlp-models/triage/words';
import type { Bot } from '../opening/bot';

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
    const standing = longestAt(words, at, phrases);
    if (standing === 0) left.push(words[at] ?? '');
    at += Math.max(1, standing);
  }
  return left;
};

/** Whether one of the phrases stands in these words. */
export const has = (words: readonly string[], phrases: readonly Phrase[]): boolean =>
  words.some((_, at) => longestAt(words, at, phrases) > 0);

/** How many words the longest of the phrases has that stand here. */
const longestAt = (words: readonly string[], at: number, phrases: readonly Phrase[]): number => {
  let longest = 0;
  for (const phrase of phrases) if (phrase.length > longest && stands(phrase, words, at)) longest = phrase.length;
  return longest;
};

/** Whether the phrase stands here. A loop: it is asked of each word of a message, with all the phrases of the house. */
const stands = (phrase: Phrase, words: readonly string[], at: number): boolean => {
  for (let index = 0; index < phrase.length; index += 1) {
    if (!isSaid(words[at + index], phrase[index] ?? '')) return false;
  }
  return true;
};

/** A slip is forgiven in a longer word, though not in its first letter: "night" is not "right". */
const isSaid = (said: string | undefined, word: string): boolean => {
  if (said === undefined || said === word) return said === word;
  return said[0] === word[0] && Math.min(said.length, word.length) >= shortestWithSlip && isOneEdit(said, word);
};
