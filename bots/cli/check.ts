import { parseArgs } from 'node:util';
import { checkBot } from '../check/check-bot';
import { inWords } from '../definition/bot-problem';
import type { Command } from './command';
import { whichBot } from './which-bot';

export const check: Command = {
  name: 'check',
  about: 'Says everything that is wrong with a bot: flows, texts, examples, and whether they fit together.',
  usage: 'schalter check [--bot PATH]',
  run: async (args, { print, tell, environment }) => {
    const { values } = parseArgs({ args: [...args], options: { bot: { type: 'string' } } });
    const definition = whichBot(values.bot);
    const { flows, problems } = await checkBot(definition, environment);
    for (const problem of problems) print(inWords(problem));
    tell(
      problems.length === 0
        ? `${definition.name}: ${flows.length} flows, ${definition.locales.join(', ')}: all is well.`
        : `${problems.length} to put right.`,
    );
    return problems.length === 0 ? 0 : 1;
  },
};
