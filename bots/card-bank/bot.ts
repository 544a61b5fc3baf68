import { join } from 'node:path';
import { defineBot, packageFolder, queue } from 'schalter';
import { z } from 'zod';
import { cardBankActions } from './actions';
import { bankAt } from './bank';
import { openingHours } from './opening-hours';
import { openSandbox } from './sandbox';

/** The card service of a bank: blocks a lost card at any hour, orders the new one, and knows when a person is needed. */
export const cardBank = defineBot({
  name: 'card-bank',
  locales: ['en', 'de'],
  directory: packageFolder(__dirname),
  flows: 'flows/card-bank',
  triage: 'nlp-models/card-bank',
  texts: 'locales',
  settings: z.object({
    CORE_BANK_URL: z.url().optional().describe("The bank's card system. Unset: the sandbox that ships with the reference bot."),
    DATA_DIR: z
      .string()
      .optional()
      .describe('The folder for all that is kept in files, what was done in the sandbox too; ./data when unset.'),
  }),
  actions: ({ CORE_BANK_URL, DATA_DIR }) => {
    if (CORE_BANK_URL !== undefined) return cardBankActions(bankAt(CORE_BANK_URL, (url, init) => fetch(url, init)));
    const sandbox = openSandbox({ now: Date.now, ...(DATA_DIR === undefined ? {} : { file: join(DATA_DIR, 'card-bank-sandbox.json') }) });
    return cardBankActions(bankAt('http://sandbox.invalid', sandbox.fetch));
  },
  queues: [
    queue('general', { hours: openingHours }),
    queue('cards', { hours: openingHours }),
    queue('cards-emergency', { hours: 'always' }),
    queue('complaints', { hours: openingHours }),
  ],
  handoff: (rules) => [
    rules.intent('speak_to_human', { queue: 'general' }),
    rules.sensitive(['fraud'], { queue: 'cards-emergency', priority: 'urgent' }),
    rules.unsure(['fraud'], { queue: 'cards-emergency', priority: 'urgent' }),
    rules.sensitive(['complaint'], { queue: 'complaints', priority: 'high' }),
    rules.sensitive(['bereavement'], { queue: 'general', priority: 'high' }),
    rules.notUnderstood(2, { queue: 'general' }),
  ],
});
