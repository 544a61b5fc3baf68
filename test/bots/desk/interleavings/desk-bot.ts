import type { Action } from '../../../../bots/definition/action';
import type { Around } from '../../../../bots/definition/around';
import type { Bot } from '../../../../bots/opening/bot';
import { parseFlow } from '../../../../flows/engine/parse';
import { queue } from '../../../../handoff/queue';
import { rules } from '../../../../handoff/rules';
import type { Understanding } from '../../../../nlp-models/triage/understanding';
import { smallBot } from '../../mailroom/survival/small-bot';

const source = `
flow: transfer
about: Changes something at the bank, once it is sure.
owner: testers
safe: true
starts:
  change: {}
steps:
  sure:
    confirm:
    yes: change_it
    no: end
  change_it:
    do: bank.change
    once: true
    commit: true
    timeout: 8s
    retry: { times: 1, wait: 2s }
    on: { ok: done, error: failed, refused: failed }
  done:
    say:
    next: end
  failed:
    say:
    handoff: { queue: general }
`;

/** Five minutes after the tests' clock has begun, for a quarter of an hour. */
const briefly = { days: ['wed'], from: '12:05', to: '12:20', zone: 'Europe/Berlin' } as const;

/** Something of others that has an answer to nonsense, whoever has the floor. */
const talkative: Around = {
  turn: async (seen, next) => {
    await next();
    const { about } = seen;
    const isNonsense = about.kind === 'message' && about.content.kind === 'text' && about.content.text === 'nonsense';
    if (isNonsense && seen.said() === null) seen.sayInstead({ text: 'as you say' });
  },
  leftOver: async () => false,
};

/** The bot of the crash tests, with a question in its flow, a queue that closes, and messages that it does not understand. */
export const deskBot = (change: Action['run']): Bot => {
  const small = smallBot(change);
  const { flow, problems } = parseFlow(source, 'transfer.flow.yaml');
  if (!flow) throw new Error(JSON.stringify(problems));
  const general = queue('general', { hours: briefly });
  const understood = (text: string): Understanding => ({
    locale: 'en',
    intent: text === 'nonsense' ? null : text,
    confidence: 1,
    decision: text === 'nonsense' ? 'none' : 'accept',
    alternatives: [],
    entities: [],
    by: 'rule',
  });
  return {
    ...small,
    flows: new Map([['transfer', flow]]),
    triage: { understand: async (text) => understood(text) },
    queues: new Map([
      ['general', general],
      ['cards', queue('cards')],
    ]),
    rules: [
      rules.intent('person', { queue: 'general' }),
      rules.sensitive(['fraud'], { queue: 'cards', priority: 'urgent' }),
      rules.notUnderstood(2, { queue: 'cards' }),
    ],
    defaultQueue: general,
    around: [talkative],
  };
};
