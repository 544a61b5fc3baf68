import { parseArgs } from 'node:util';
import { inWords } from '../definition/bot-problem';
import { type FlowResult, playFlowTests } from '../testing/cases/play-flow-tests';
import { readFlowTests } from '../testing/cases/read-flow-tests';
import { type Command, type Terminal, UsageError } from './command';
import { flowsNamed } from './flows-named';
import { whichBot } from './which-bot';

export const test: Command = {
  name: 'test',
  about: 'Plays the conversations of *.test.yaml in every language, and says what the bot said instead, and which steps no case takes.',
  usage: 'schalter test [FLOW] [--locale de] [--bot PATH]',
  run: async (args, { print, tell, environment }) => {
    const options = { bot: { type: 'string' }, locale: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const definition = whichBot(values.bot);
    const { locale = null } = values;
    if (locale !== null && !definition.locales.includes(locale))
      throw new UsageError(`The bot does not speak "${locale}". Use one of ${definition.locales.join(', ')}.`);
    const read = await readFlowTests(definition, environment);
    const { tests, problems } = read;
    const { flows } = flowsNamed(read, positionals);
    for (const problem of problems) print(inWords(problem));
    const results = problems.length > 0 ? [] : await playFlowTests(definition, read, { flows, locale, environment });
    for (const result of results) report(result, print);
    for (const { name } of problems.length > 0 ? [] : flows)
      if (!tests.some(({ flow }) => flow === name)) print(`${name}: no case. Write one in ${name}.test.yaml beside it.`);
    const played = results.reduce((sum, result) => sum + result.played, 0);
    const wrong = problems.length + results.reduce((sum, { failed }) => sum + failed.length, 0);
    if (wrong === 0 && played === 0) {
      tell(
        `${definition.name}: nothing was played. ${locale === null ? 'Write a case.' : `No case is held in "${locale}": see “languages:” in its file.`}`,
      );
      return 1;
    }
    tell(wrong === 0 ? `${definition.name}: ${counted(played)} written.` : `${wrong} to put right.`);
    return wrong === 0 ? 0 : 1;
  },
};

const counted = (played: number): string => (played === 1 ? '1 conversation went as it is' : `${played} conversations went as they are`);

const report = ({ flow, played, failed, steps, untaken }: FlowResult, print: Terminal['print']): void => {
  print(`${flow}: ${played - failed.length} of ${played} conversations, ${steps - untaken.length} of ${steps} steps`);
  if (untaken.length > 0) print(`  no case takes: ${untaken.join(', ')}`);
  for (const { file, line, locale, name, what, customer, expected, was } of failed) {
    print(`${file}:${line} [${locale}] “${name}”: ${what} something else.`);
    print(`    customer: ${customer}`);
    list('expected', expected, print);
    list('was', was, print);
  }
};

const list = (name: string, rows: readonly string[], print: Terminal['print']): void => {
  for (const [index, row] of (rows.length > 0 ? rows : ['nothing']).entries())
    print(`    ${(index === 0 ? `${name}:` : '').padEnd(10)}${row}`);
};
