import type { Bot } from '../opening/bot';
import { isSaid } from './courtesy';
import { has, isBrief, type Phrase, phraseOf, phrasesOf, without } from './phrases';

/** Whether it asks something, and so answers nothing. */
export const isAsked = (text: string): boolean => /[?？؟]/.test(text);

/**
 * Whether words are a clear yes: there is a yes in them, one of the house's or what this question calls its own (`names`: the title
 * of its "yes" and its other names), and beside it nothing but kind words. Whatever else stands there, be it a question mark, a
 * "no", a "wait" or another wish, makes it none: what is done on a yes may be past undoing, and to ask again costs a sentence.
 */
export const isClearYes = (text: string, names: readonly string[], bot: Bot): boolean => {
  if (!isBrief(text)) return false;
  const words = phraseOf(text);
  // All numbers are one word here, so a number is never taken for the one on a button.
  if (isAsked(text) || /\p{N}/u.test(text) || has(words, phrasesOf(bot, 'answer', 'no'))) return false;
  const polite = phrasesOf(bot, 'courtesy', 'polite');
  const closing = phrasesOf(bot, 'courtesy', 'closing');
  const titles = names.map(phraseOf);
  if (titles.some((title) => isSaid(title, words, [...polite, ...closing]))) return true;
  const own = [...titles, ...titles.map((title) => without(title, polite))].filter((phrase) => phrase.length > 0);
  const yes = [...own, ...phrasesOf(bot, 'answer', 'yes')];
  if (without(words, [...yes, ...polite]).length === 0) return has(words, yes);
  // "Ok, thanks" takes leave: what also closes a talk is a yes only by itself.
  const lasting = yes.filter((phrase) => own.includes(phrase) || !isAmong(phrase, closing));
  return without(words, [...yes, ...polite, ...closing]).length === 0 && has(words, lasting);
};

const isAmong = (phrase: Phrase, phrases: readonly Phrase[]): boolean => phrases.some((one) => one.join(' ') === phrase.join(' '));
