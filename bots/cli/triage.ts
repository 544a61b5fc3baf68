import { parseArgs } from 'node:util';
import { type Command, UsageError } from './command';
import { open } from './open';
import { whichBot } from './which-bot';

export const triage: Command = {
  name: 'triage',
  about: 'Says of each line on its input what it means, as JSON.',
  usage: 'schalter triage [--bot PATH] [--locale de] < lines',
  run: async (args, terminal) => {
    const { values } = parseArgs({ args: [...args], options: { bot: { type: 'string' }, locale: { type: 'string' } } });
    const definition = whichBot(values.bot);
    if (values.locale !== undefined && !definition.locales.includes(values.locale)) {
      throw new UsageError(`The bot does not speak "${values.locale}". Use one of ${definition.locales.join(', ')}.`);
    }
    const bot = await open(definition, terminal);
    const language = values.locale === undefined ? { spoken: bot.locales[0] } : { fixed: values.locale };
    for await (const text of terminal.lines()) {
      const { locale, intent, confidence, decision, alternatives, entities } = await bot.triage.understand(text, language);
      const accepted = decision === 'none' ? null : intent;
      terminal.print(JSON.stringify({ text, locale, intent: accepted, confidence, decision, alternatives, entities }));
    }
    return 0;
  },
};
