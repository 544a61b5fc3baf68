import { rules } from '../../handoff/rules';
import type { BotProblem } from '../definition/bot-problem';
import type { BotDefinition } from '../definition/define-bot';

/** Rules for intents and queues that the bot does not have; `intents` is null as long as nobody can tell which it has. */
export const ruleProblems = (definition: BotDefinition, intents: readonly string[] | null): readonly BotProblem[] => {
  const queues = definition.queues.map((queue) => queue.name);
  return definition.handoff(rules).flatMap((rule): BotProblem[] => {
    const at = { file: `bot "${definition.name}", handoff`, line: 0 };
    const unknown = rule.kind === 'notUnderstood' || intents === null ? [] : rule.intents.filter((intent) => !intents.includes(intent));
    return [
      ...unknown.map((intent) => ({
        ...at,
        message: `there is no intent "${intent}"`,
        cure: `Write examples for it, or use one of ${intents?.join(', ')}.`,
      })),
      ...(queues.includes(rule.queue)
        ? []
        : [{ ...at, message: `there is no queue "${rule.queue}"`, cure: `Declare it, or use one of ${queues.join(', ')}.` }]),
    ];
  });
};
