import type { Clock } from '../clock';
import type { Action, ActionContext, Outcome } from '../definition/action';
import { ActionMistake } from '../definition/action-mistake';

/**
 * One attempt at an action.
 * @throws what the action throws, an Error when it takes longer than `timeout` ms, and ActionMistake for an outcome that it
 * does not declare: no flow has a branch for that, and it may have been done.
 */
export const attemptAction = async (
  action: Action,
  input: unknown,
  limits: Omit<ActionContext, 'signal'> & { readonly clock: Clock; readonly timeout: number },
): Promise<Outcome> => {
  const { clock, timeout, ...context } = limits;
  const abort = new AbortController();
  const late = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(new Error(`"${action.name}" gave no answer within ${timeout} ms.`)));
  });
  const cancel = clock.after(timeout, () => abort.abort());
  try {
    const told = await Promise.race([action.run(input, { ...context, signal: abort.signal }), late]);
    const outcome = typeof told === 'string' ? { outcome: told } : told;
    if (action.outcomes.includes(outcome.outcome)) return outcome;
    const cure = 'Add it to its outcomes, and to the flow.';
    throw new ActionMistake('undeclared_outcome', `"${action.name}" answered "${outcome.outcome}", which it does not declare. ${cure}`);
  } finally {
    cancel();
  }
};
