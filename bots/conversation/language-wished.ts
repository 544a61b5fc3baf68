import type { Bot } from '../opening/bot';
import { isBrief, type Phrase, phraseOf, phrasesOf, without } from './phrases';

/**
 * The language that a customer asks for, as its BCP 47 code, where these words ask for one and say nothing else: "auf Deutsch
 * bitte", "do you speak Spanish?". A name counts as it is written: "Germany" is no language.
 */
export const languageWished = (text: string, bot: Bot): string | null => {
  if (!isBrief(text)) return null;
  const words = phraseOf(text);
  const { codes, endings, around } = languagesOf(bot);
  return words.some((word) => endings.has(word)) ? (codes.get(without(words, around).join(' ')) ?? null) : null;
};

interface Languages {
  /** Their names, in all languages of the bot. */
  readonly codes: ReadonlyMap<string, string>;
  /** The last words of the names: most messages have none of them. */
  readonly endings: ReadonlySet<string>;
  /** What may stand around a name. */
  readonly around: readonly Phrase[];
}

const known = new WeakMap<Bot['texts'], Languages>();

const languagesOf = (bot: Bot): Languages => {
  const found = known.get(bot.texts);
  if (found) return found;
  const listed = Object.keys(bot.texts.words(bot.locales[0], 'repair', 'languages')).filter((code) => code !== 'asking');
  const names = listed.flatMap((code) => phrasesOf(bot, 'languages', code).map((name) => ({ code, name })));
  const languages: Languages = {
    codes: new Map(names.map(({ code, name }) => [name.join(' '), code])),
    endings: new Set(names.flatMap(({ name }) => name.slice(-1))),
    around: [...phrasesOf(bot, 'languages', 'asking'), ...phrasesOf(bot, 'courtesy', 'closing', 'polite', 'asking')],
  };
  known.set(bot.texts, languages);
  return languages;
};
