import type { Json } from '../../../flows/dialogue/json';
import type { Given, GivenAnswer } from '../../../flows/engine/cases/flow-test';
import type { Clock } from '../../clock';
import { type Action, ActionRefused } from '../../definition/action';

/** One attempt at an action, as a case saw it. */
export interface Call {
  readonly action: string;
  readonly input: Readonly<Record<string, Json>>;
  readonly key: string;
  /** What the flow hears if it is the last attempt; null: nothing was given for this action. */
  readonly outcome: string | null;
}

/** The actions of a case answer what is given and nothing else, so that no test touches the world. Attempts are told to `called`. */
export const givenActions = (
  actions: readonly string[],
  given: Given,
  clock: Clock,
  called: (call: Call) => void,
): Readonly<Record<string, Action['run']>> =>
  Object.fromEntries(
    actions.map((name) => {
      let attempts = 0;
      const run: Action['run'] = async (input, { idempotencyKey: key, signal }) => {
        const answers = given[name] ?? [];
        const answer = answers[Math.min(attempts, answers.length - 1)];
        attempts += 1;
        const outcome = answer?.kind === 'outcome' || answer?.kind === 'refused' ? outcomeOf(answer) : answer ? 'error' : null;
        called({ action: name, input: input as Call['input'], key, outcome });
        switch (answer?.kind) {
          case 'outcome':
            return { outcome: answer.outcome, values: answer.values };
          case 'slow':
            while (!signal.aborted) await clock.sleep(1_000);
            throw new Error('This attempt gives no answer in time, as the case wants it.');
          case 'fail':
            throw new Error('This attempt fails, as the case wants it.');
          case 'refused':
          case undefined:
            throw new ActionRefused('Refused, as the case wants it.');
          default:
            return answer satisfies never;
        }
      };
      return [name, run];
    }),
  );

const outcomeOf = (answer: Extract<GivenAnswer, { kind: 'outcome' | 'refused' }>): string =>
  answer.kind === 'outcome' ? answer.outcome : answer.kind;
