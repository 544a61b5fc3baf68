import { type Action, type ActionContext, ActionRefused, type Outcome } from './action';
import type { Clock } from './clock';

/**
 * One attempt at an action.
 * @throws what the action throws, an Error when it takes longer than `timeout` ms, and ActionRefused for an outcome that it
 * does not declare: no flow has a branch for that.
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
    throw new ActionRefused(`"${action.name}" answered "${outcome.outcome}", which it does not declare. Add it to its outcomes.`);
  } finally {
    cancel();
  }
};
