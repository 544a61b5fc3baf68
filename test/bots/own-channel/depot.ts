import { join } from 'node:path';
import { action, defineBot, queue } from 'schalter';
import { z } from 'zod';
import { pagerDoor } from './pager';

/** A bot of somebody else's, with a door of its own. */
export const depot = defineBot({
  name: 'depot',
  locales: ['en'],
  directory: join(__dirname, 'content'),
  flows: 'flows',
  triage: 'intents',
  texts: 'locales',
  channels: [pagerDoor],
  actions: () => [
    action({
      name: 'pickups.book',
      effect: 'change',
      needs: 'none',
      input: z.object({ size: z.enum(['letter', 'box']) }),
      outcomes: ['ok'],
      gives: ['hour'],
      run: async ({ size }) => ({ outcome: 'ok', values: { hour: size === 'box' ? 'nine' : 'ten' } }),
    }),
  ],
  queues: [queue('depot')],
  handoff: (rules) => [rules.intent('speak_to_human', { queue: 'depot' })],
});
