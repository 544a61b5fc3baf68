import { editDistance } from '../../flows/engine/nearest';
import type { Bot } from '../opening/bot';
import { has, isBrief, type Phrase, phraseOf, phrasesOf, without } from './phrases';

/** A letter too many, left out or wrong, or two that have changed places: so many in a whole title. */
const mostSlips = 2;
const lettersPerSlip = 6;

/** Whether these words say that all is well, and nothing else: "👍", "ok great", "super, danke". */
export const isCourtesy = (text: string, bot: Bot): boolean => {
  if (!isBrief(text)) return false;
  const words = phraseOf(text);
  if (text.trimEnd().endsWith('?')) return false;
  return without(words, around(bot)).length === 0 && has(words, phrasesOf(bot, 'courtesy', 'closing'));
};

/** Whether these words are what stands on a button, with a slip or two, and nothing but kind words around it. */
export const namesChoice = (text: string, title: string, bot: Bot): boolean =>
  isBrief(text) && isSaid(phraseOf(title), phraseOf(text), around(bot));

/** Whether a title was said, with a slip or two; the words `beside` it do not count, in either. */
export const isSaid = (title: Phrase, words: Phrase, beside: readonly Phrase[]): boolean => {
  const said = without(words, beside).join(' ');
  const meant = without(title, beside).join(' ');
  return said !== '' && editDistance(said, meant) <= Math.min(mostSlips, Math.floor(meant.length / lettersPerSlip));
};

const around = (bot: Bot): readonly Phrase[] => phrasesOf(bot, 'courtesy', 'closing', 'polite', 'asking');
