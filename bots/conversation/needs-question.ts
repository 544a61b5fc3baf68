import type { Bot } from '../opening/bot';
import type { Meaning } from './meaning';
import { has, isBrief, phraseOf, phrasesOf, without } from './phrases';

/** Triage reads each number as the same one. */
const anyNumber = phraseOf('1');
const places = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

/**
 * Whether only those who have read the open question can have meant something by these words: a yes, a no, a number, a place in the
 * list. What names a card speaks for itself.
 */
export const needsQuestion = (meaning: Meaning, text: string, bot: Bot): boolean => {
  if (meaning.kind === 'intent') return meaning.intent === 'yes' || meaning.intent === 'no';
  if (meaning.kind !== 'event') return false;
  const { type } = meaning.event;
  return type === 'yes' || type === 'no' || ((type === 'answer' || type === 'nomatch') && isCount(text, bot));
};

/** "2", "the second one", "number 2 please"; not the last four digits of a card. */
const isCount = (text: string, bot: Bot): boolean => {
  if (/\d{4}/.test(text) || !isBrief(text)) return false;
  const counting = [...phrasesOf(bot, 'number', ...places), ...phrasesOf(bot, 'position', ...places, 'last'), anyNumber];
  const words = phraseOf(text);
  return has(words, counting) && without(words, [...counting, ...phrasesOf(bot, 'courtesy', 'closing', 'polite')]).length === 0;
};
