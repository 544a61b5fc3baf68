import { ownFile, type PlacedText, type TextPlaces } from '../../locales/bundle';
import { placeholders } from '../../locales/placeholders';
import type { BotProblem } from '../definition/bot-problem';
import type { TextsRead } from '../opening/read-texts';

/** Characters of a body (Meta, Message templates: components). */
const longestBody = 1_024;

/** What Meta would not approve, or would not find, of a bot's templates. */
export const templateProblems = (texts: TextsRead, locales: readonly string[], places: TextPlaces): readonly BotProblem[] =>
  locales.flatMap((locale) => {
    const of = texts(locale, 'templates');
    if (!of || of.size === 0) return [];
    const language = of.get('language');
    const file = ownFile(places, locale, 'templates');
    const languageProblems = language
      ? languageOf(locale, language)
      : [{ file, line: 1, message: 'does not say in which language Meta has approved it', cure: cureOf(locale) }];
    return [...languageProblems, ...[...of].filter(([name]) => name !== 'language').flatMap(([name, body]) => bodyProblems(name, body))];
  });

const languageOf = (locale: string, { text, file, line }: PlacedText): readonly BotProblem[] => {
  const [, spoken] = /^([a-z]{2,3})(?:_[A-Z]{2})?$/.exec(text) ?? [];
  if (spoken === locale.split('-')[0]) return [];
  const message = `'language' is "${text}", which ${spoken === undefined ? 'is no language of Meta’s' : `is not '${locale}'`}`;
  return [{ file, line, message, cure: cureOf(locale) }];
};

const cureOf = (locale: string): string =>
  `Write "language": "${locale.replace('-', '_')}", or as WhatsApp Manager shows it: en and en_US are two.`;

const bodyProblems = (name: string, { text, file, line }: PlacedText): readonly BotProblem[] => {
  const problems: BotProblem[] = [];
  const complain = (message: string, cure: string): void => void problems.push({ file, line, message: `'${name}' ${message}`, cure });
  if (!/^[a-z0-9_]{1,512}$/.test(name))
    complain('is no name of a template', 'Take the name that it has at Meta: small letters, digits and underscores.');
  if (text.length > longestBody) complain(`has ${text.length} characters`, `Meta approves at most ${longestBody}.`);
  const odd = placeholders(text).find((hole) => !/^[a-z][a-z0-9_]*$/.test(hole));
  if (odd !== undefined)
    complain(
      `has the placeholder {{${odd}}}`,
      'Name it in small letters and underscores, as in {{customer_name}}: the door sends named parameters.',
    );
  if (/\{\{\s|\s\}\}/.test(text)) complain('has blanks within a placeholder', 'Write it as Meta knows it: {{customer_name}}.');
  if (text.includes('}}{{')) complain('has two placeholders without a word between', 'Meta does not approve that: put words between them.');
  if (/^\s*\{\{|\}\}\s*$/.test(text))
    complain('begins or ends with a placeholder', 'Meta does not approve that: put words, or a full stop, around it.');
  return problems;
};
