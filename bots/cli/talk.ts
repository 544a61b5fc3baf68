import { parseArgs } from 'node:util';
import type { Choice, Reply } from '../../flows/dialogue/reply';
import { machineClock } from '../clock';
import { schalter } from '../schalter';
import { fakeChannel } from '../testing/fake-channel';
import { memoryStore } from '../testing/memory-store';
import type { Command } from './command';
import { open } from './open';
import { whichBot } from './which-bot';

export const talk: Command = {
  name: 'talk',
  about: 'Holds a conversation in the terminal: type what a customer would, or the number of a choice.',
  usage: 'schalter talk [--bot PATH] [--channel whatsapp] [--from ADDRESS]',
  run: async (args, terminal) => {
    const { values } = parseArgs({
      args: [...args],
      options: { bot: { type: 'string' }, channel: { type: 'string', default: 'webchat' }, from: { type: 'string', default: 'terminal' } },
    });
    const bot = await open(whichBot(values.bot), terminal);
    let choices: readonly Choice[] = [];
    const door = fakeChannel(values.channel, (reply) => {
      choices = reply.choices ?? [];
      for (const line of printed(reply)) terminal.print(line);
    });
    const store = memoryStore();
    const house = schalter({ bot, channels: [door], store, clock: machineClock, random: Math.random, observe: () => {} });
    await house.start();
    terminal.tell(`You are a customer of ${bot.name} on ${values.channel}. Ctrl-D ends the conversation.`);
    let said = 0;
    for await (const line of terminal.lines()) {
      const text = line.trim();
      if (text === '') continue;
      const choice = /^\d+$/.test(text) ? choices[Number(text) - 1] : undefined;
      const content = choice ? ({ kind: 'choice', choice: choice.id, title: choice.title } as const) : ({ kind: 'text', text } as const);
      said += 1;
      const at = Date.now();
      await house.accept(door, [{ kind: 'message', id: `typed-${said}`, account: door.account, at, from: values.from, content }]);
      await house.idle();
    }
    await house.stop();
    await store.close();
    return 0;
  },
};

const printed = ({ text, choices = [] }: Reply): readonly string[] => [
  ...text.split('\n').map((line) => `  ${line}`),
  ...choices.map(({ title }, index) => `    ${index + 1}  ${title}`),
  '',
];
