import type { Action, Outcome } from '../../../bots/definition/action';

/** The bank's changes, counted. `answers`: what the next calls come to; without one, everything works. */
export const countingBank = (answers: (string | Error)[] = []) => {
  const calls: { readonly action: string; readonly card: unknown; readonly key: string }[] = [];
  const change =
    (action: string, done: Outcome): Action['run'] =>
    async (input, { idempotencyKey }) => {
      calls.push({ action, card: (input as { card: unknown }).card, key: idempotencyKey });
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? done;
    };
  return {
    calls,
    answers,
    /** How many different things were asked for: the same key twice is one thing. */
    done: (action: string) => new Set(calls.filter((call) => call.action === action).map(({ key }) => key)).size,
    actions: {
      'cards.block': change('block', { outcome: 'ok' }),
      'cards.order_replacement': change('order', { outcome: 'ok', values: { order: { arrives: 'Monday' } } }),
    },
  };
};
