import { deniedAmong } from '../../flows/engine/denied';
import { placesOf, saidOf } from '../../flows/engine/said';
import type { Bot } from '../opening/bot';
import { isBrief, phraseOf, phrasesOf } from './phrases';

/** "No, I have moved": the first words are the answer, whatever the rest resembles. */
export const beginsWithNo = (text: string, bot: Bot): boolean => {
  const words = phraseOf(text);
  return phrasesOf(bot, 'answer', 'no').some((phrase) => phrase.every((word, index) => words[index] === word));
};

/** "Don't stop": whether all that speaks of it stands behind a negation, in the words of this language. */
export const isDenied = (what: 'cancel', text: string, locale: string, { texts }: Bot): boolean => {
  if (!isBrief(text)) return false;
  const said = saidOf(text);
  const named = new Set((texts.words(locale, 'repair', 'answer')[what] ?? []).flatMap((phrase) => placesOf(said, phrase).flat()));
  const { not: negations = [], but: contrasts = [] } = texts.words(locale, 'repair', 'negation');
  return named.size > 0 && deniedAmong(named, said, { negations, contrasts }).size === named.size;
};
