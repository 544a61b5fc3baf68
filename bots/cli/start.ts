import { parseArgs } from 'node:util';
import { serve } from '../server/serve';
import { variables } from '../server/variables';
import type { Command } from './command';
import { whichBot } from './which-bot';

/** All that is read from the environment, the bot's own settings last. */
const settings = (named: string | undefined): string => {
  const ofBot = Object.entries(whichBot(named).settings?.shape ?? {}).map(([name, { description = '' }]) => [name, description]);
  const ofServer = Object.entries(variables).map(([name, { about }]) => [name, about]);
  return [...ofServer, ...ofBot].map(([name = '', about]) => `  ${name.padEnd(30)} ${about}`).join('\n');
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
