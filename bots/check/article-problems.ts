import { longestText } from '../../flows/dialogue/longest-text';
import { placeholders } from '../../locales/placeholders';
import type { BotProblem } from '../definition/bot-problem';
import type { TextsRead } from '../opening/read-texts';

/** Characters. A title: what the narrowest list of the desk shows. */
const longest = { title: 80, text: longestText };
const parts = ['title', 'text'] as const;

/** What is wrong with a bot's prepared answers, beyond what is said of all texts. */
export const articleProblems = (texts: TextsRead, locales: readonly string[]): readonly BotProblem[] => {
  const spoken = locales.map((locale) => texts(locale, 'articles'));
  // What one language alone lacks, the check that compares them has told of.
  const known = new Set(spoken.flatMap((of) => [...(of?.keys() ?? [])]));
  const problems: BotProblem[] = [];
  for (const of of spoken)
    for (const [key, { text, file, line }] of of ?? []) {
      const complain = (message: string, cure: string): void => void problems.push({ file, line, message: `'${key}' ${message}`, cure });
      const [, id = '', part] = /^([a-z][a-z0-9-]*)\.(title|text)$/.exec(key) ?? [];
      if (part !== 'title' && part !== 'text') {
        complain('is no part of an article', 'Write "<id>": { "title": "…", "text": "…" }; an id has small letters, digits and dashes.');
        continue;
      }
      if (text.length > longest[part]) complain(`has ${text.length} characters`, `Write at most ${longest[part]}.`);
      if (placeholders(text).length > 0) complain('has a placeholder', 'Write it out: articles are sent as they stand.');
      const missing = parts.find((other) => !known.has(`${id}.${other}`));
      if (missing) complain(`stands without a ${missing}`, `Write '${id}.${missing}' in all languages.`);
    }
  return problems;
};
