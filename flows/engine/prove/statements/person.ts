import { isQuestion } from '../is-question';
import { firstWays, routeTo, waysOutOf } from '../routes';
import type { Statement } from '../statement';

/** F602: whoever is asked something and wants a person instead has one, by saying so once. */
export const person: Statement = (graph) => {
  const says = 'A person is one message away from every question.';
  const out = waysOutOf(graph.ways);
  const bad = graph.situations.find(
    (situation) =>
      isQuestion(graph.flow, situation) && !out.get(situation)?.some(({ by, ended }) => by.type === 'human' && ended === 'human'),
  );
  if (!bad) return { says, broken: null };
  return {
    says,
    broken: {
      code: 'F602',
      step: bad.run.step,
      message: `at “${bad.run.step}”, asking for a person leads to none.`,
      cure: 'Write a rule into the bot’s definition by which an intent leads to a person: “rules.intent(…)” under “handoff”.',
      route: routeTo(firstWays(graph), bad),
    },
  };
};
