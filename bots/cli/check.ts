import { parseArgs } from 'node:util';
import { inWords } from '../definition/bot-problem';
import { readFlowTests } from '../testing/cases/read-flow-tests';
import type { Command } from './command';
import { whichBot } from './which-bot';

export const check: Command = {
  name: 'check',
  about: 'Says everything that is wrong with a bot: flows, their tests, texts, examples, and whether they fit together.',
  usage: 'schalter check [--bot PATH]',
  run: async (args, { print, tell, environment }) => {
    const { values } = parseArgs({ args: [...args], options: { bot: { type: 'string' } } });
    const definition = whichBot(values.bot);
    const { flows, problems } = await readFlowTests(definition, environment);
    for (const problem of problems) print(inWords(problem));
    tell(
      problems.length === 0
        ? `${definition.name}: ${flows.length} ${flows.length === 1 ? 'flow' : 'flows'}, ${definition.locales.join(', ')}: all is well.`
        : `${problems.length} to put right.`,
    );
    return problems.length === 0 ? 0 : 1;
  },
};
