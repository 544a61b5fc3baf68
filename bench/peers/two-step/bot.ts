import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BotDefinition, defineBot, packageFolder, queue } from 'schalter';

const name = 'two-step';

/** The same work as the other peers do: triage with the reference bot's model, one question with two buttons, one answer. */
export const twoStepBot = (): BotDefinition =>
  defineBot({
    name,
    locales: ['en', 'de'],
    directory: assembled(),
    flows: 'flows',
    triage: 'nlp-models/card-bank',
    texts: 'locales',
    actions: () => [],
    queues: [queue('general', { hours: 'always' })],
    handoff: (rules) => [rules.intent('speak_to_human', { queue: 'general' })],
  });

/** A folder as a bot's own package would be: the corpora as they are here, with this bot's texts beside them. */
const assembled = (): string => {
  const root = packageFolder(__dirname);
  const own = join(root, 'bench', 'peers', 'two-step');
  const folder = mkdtempSync(join(tmpdir(), 'schalter-two-step-'));
  symlinkSync(join(root, 'nlp-models'), join(folder, 'nlp-models'));
  cpSync(join(own, 'flows'), join(folder, 'flows'), { recursive: true });
  for (const locale of ['en', 'de']) {
    const texts = join(folder, 'locales', locale, name);
    cpSync(join(own, 'texts'), texts, { recursive: true });
    cpSync(join(root, 'locales', locale, 'card-bank', 'intents.json'), join(texts, 'intents.json'));
  }
  return folder;
};
