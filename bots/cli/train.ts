import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTriage } from '../../nlp-models/triage/load-triage';
import { directoryCache } from '../../nlp-models/triage/model-cache';
import { dir } from '../define-bot';
import type { Command } from './command';
import { whichBot } from './which-bot';

export const train: Command = {
  name: 'train',
  about: 'Trains what has changed, so that the next start finds it ready.',
  usage: 'schalter train [--bot PATH]',
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { bot: { type: 'string' } } });
    const { directory, triage, locales } = whichBot(values.bot);
    await loadTriage({ directory: join(directory, triage), locales, cache: directoryCache(join(dir(__dirname), 'dist', 'models')) });
    return 0;
  },
};
