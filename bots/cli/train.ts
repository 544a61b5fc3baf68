import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTriage } from '../../nlp-models/triage/load-triage';
import { dataDirectoryOf } from '../opening/data-directory';
import { keptModels } from '../opening/kept-models';
import type { Command } from './command';
import { whichBot } from './which-bot';

export const train: Command = {
  name: 'train',
  about: 'Trains what has changed, so that the next start finds it ready.',
  usage: 'schalter train [--bot PATH]',
  run: async (args, { environment, tell }) => {
    const { values } = parseArgs({ args: [...args], options: { bot: { type: 'string' } } });
    const { directory, triage, locales } = whichBot(values.bot);
    const cache = keptModels(dataDirectoryOf(environment), tell);
    await loadTriage({ directory: join(directory, triage), locales, cache });
    return 0;
  },
};
