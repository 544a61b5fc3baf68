import { existsSync } from 'node:fs';
import { ownFile, type TextPlaces } from '../../locales/bundle';
import { checkTexts } from '../../locales/check';
import type { BotProblem } from '../definition/bot-problem';
import type { TextsRead } from '../opening/read-texts';
import { articleProblems } from './article-problems';
import { templateProblems } from './template-problems';

/** What is wrong with a bot's texts by themselves, with the titles of its intents, and with what agents send. */
export const textProblems = (of: {
  readonly places: TextPlaces;
  readonly locales: readonly [string, ...string[]];
  readonly channels: readonly string[];
  readonly texts: TextsRead;
  readonly intents: readonly string[];
}): readonly BotProblem[] => {
  const { places, locales, channels, texts } = of;
  if (!existsSync(places.directory)) {
    const cure = "Make it, or correct the bot's directory and its `texts`.";
    return [{ file: places.directory, line: 0, message: 'the folder of the texts is not there', cure }];
  }
  return [
    ...checkTexts({ ...places, locales, channels }),
    ...untitled(of),
    ...articleProblems(texts, locales),
    ...templateProblems(texts, locales, places),
  ];
};

/**
 * Any intent may be asked about: "Did you mean one of these?" Where one language alone lacks a title, the check that compares them
 * has told of it.
 */
const untitled = ({ places, locales, texts, intents }: Parameters<typeof textProblems>[0]): readonly BotProblem[] => {
  const titles = locales.map((locale) => texts(locale, 'intents'));
  if (titles.includes(null)) return [];
  return intents
    .filter((intent) => !titles.some((of) => of?.has(intent)))
    .map((intent) => ({
      file: ownFile(places, locales[0], 'intents'),
      line: 0,
      message: `the intent "${intent}" has no title`,
      cure: 'Write what stands on its button, in at most 20 characters.',
    }));
};
