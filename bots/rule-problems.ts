import { rules } from '../handoff/rules';
import type { Corpus } from '../nlp-models/triage/corpus';
import type { BotProblem } from './bot-problem';
import type { BotDefinition } from './define-bot';

/** Rules for intents and queues that the bot does not have. */
export const ruleProblems = (definition: BotDefinition, corpora: readonly Corpus[]): readonly BotProblem[] => {
  const queues = definition.queues.map((queue) => queue.name);
  const intents = new Set(corpora.flatMap((corpus) => [...corpus.intents.keys()]));
  return definition.handoff(rules).flatMap((rule): BotProblem[] => {
    const at = { file: `bot "${definition.name}", handoff`, line: 0 };
    const unknown = rule.kind !== 'notUnderstood' && corpora.length > 0 ? rule.intents.filter((intent) => !intents.has(intent)) : [];
    return [
      ...unknown.map((intent) => ({
        ...at,
        message: `there is no intent "${intent}"`,
        cure: `Write examples for it, or use one of ${[...intents].join(', ')}.`,
      })),
      ...(queues.includes(rule.queue)
        ? []
        : [{ ...at, message: `there is no queue "${rule.queue}"`, cure: `Declare it, or use one of ${queues.join(', ')}.` }]),
    ];
  });
};
