import { z } from 'zod';
import type { Action } from '../../../../bots/definition/action';
import type { Bot } from '../../../../bots/opening/bot';
import { parseFlow } from '../../../../flows/engine/parse';
import { queue } from '../../../../handoff/queue';
import { rules } from '../../../../handoff/rules';

const source = `
flow: transfer
about: Changes something at the bank.
owner: testers
safe: true
starts:
  change: {}
steps:
  change_it:
    do: bank.change
    once: true
    timeout: 8s
    retry: { times: 2, wait: 2s }
    on: { ok: done, error: failed }
  done:
    say:
    next: end
  failed:
    say:
    handoff: { queue: general }
`;

/** A bot that needs no training: each message is its own intent, each text is its key. A `poison` makes its turn throw. */
export const smallBot = (change: Action['run']): Bot => {
  const { flow, problems } = parseFlow(source, 'transfer.flow.yaml');
  if (!flow) throw new Error(JSON.stringify(problems));
  const general = queue('general');
  const input = z.object({});
  const bankChange: Action = { name: 'bank.change', effect: 'change', needs: 'none', input, outcomes: ['ok'], gives: [], run: change };
  return {
    name: 'small',
    release: 'small',
    locales: ['en'],
    flows: new Map([['transfer', flow]]),
    triage: {
      understand: async (text) => {
        if (text === 'poison') throw new Error('poison');
        return { locale: 'en', intent: text, confidence: 1, decision: 'accept', alternatives: [], entities: [], by: 'rule' };
      },
    },
    texts: {
      say: (_, __, keys) => (typeof keys === 'string' ? keys : (keys[0] ?? '')),
      has: () => false,
      all: () => ({}),
      words: () => ({}),
    },
    actions: new Map([['bank.change', bankChange]]),
    queues: new Map([['general', general]]),
    rules: [rules.intent('person', { queue: 'general' })],
    around: [],
    defaultQueue: general,
  };
};
