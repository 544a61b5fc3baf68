import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { houseDoors } from '../channels/house-doors';
import { serve } from '../server/serve';
import { variables } from '../server/variables';
import type { Command } from './command';
import { whichBot } from './which-bot';

/** All that is read from the environment: by the server, by the doors, by the bot itself. */
const settings = (named: string | undefined): string => {
  const bot = whichBot(named);
  const doors = [...houseDoors, ...(bot.channels ?? [])].map((door) => door.settings.shape);
  const all = Object.assign({}, variables.shape, ...doors, bot.settings?.shape) as Readonly<Record<string, z.ZodType>>;
  return Object.entries(all)
    .map(([name, { description = '' }]) => `  ${name.padEnd(30)} ${description}`)
    .join('\n');
};

export const start: Command = {
  name: 'start',
  about: 'Opens a bot to the world.',
  usage: (args) => {
    const { bot } = parseArgs({ args: [...args], options: { bot: { type: 'string' }, help: { type: 'boolean' } } }).values;
    return `schalter start [--bot PATH]\n\nThe environment, each also as NAME_FILE (a file that holds the value):\n${settings(bot)}`;
  },
  run: async (args, { print, tell, environment }) => {
    const { values } = parseArgs({ args: [...args], options: { bot: { type: 'string' } } });
    const served = await serve(whichBot(values.bot), environment);
    for (const { door, needs } of served.shut) print(`${door} is shut: set ${needs.join(', ')} to open it.`);
    for (const { name, url } of served.windows) print(`${name} ${url}`);
    print(`ready ${served.url}`);
    await untilTold();
    tell('Finishing what is under way …');
    await served.stop();
    return 0;
  },
};

const untilTold = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
