import type { Effect, Run } from '../../flows/engine/run';
import { ActionRefused, type Outcome } from '../definition/action';
import { ActionMistake } from '../definition/action-mistake';
import { attemptAction } from '../mailroom/attempt-action';
import type { Draft } from './draft';
import type { Player } from './player';

/** Runs an action that only reads, within the turn: a crash merely repeats it. What cannot be read in time is an `error`. */
export const performRead = async (
  draft: Draft,
  { bot, clock, observe }: Player,
  run: Run,
  effect: Extract<Effect, { kind: 'perform' }>,
): Promise<Outcome> => {
  const action = bot.actions.get(effect.action);
  if (!action) return { outcome: 'error' };
  const { channel, address, locale } = draft.conversation;
  for (let attempt = 0; attempt <= effect.retry.times; attempt += 1) {
    if (attempt > 0) await clock.sleep(effect.retry.wait);
    try {
      return await attemptAction(action, effect.input, {
        clock,
        timeout: effect.timeout,
        idempotencyKey: `${run.id}.${run.visit}.${run.step}`,
        customer: { channel, address, locale },
      });
    } catch (error) {
      observe({ kind: 'trouble', where: `read ${action.name}`, error });
      if (error instanceof ActionRefused) return { outcome: 'refused' };
      if (error instanceof ActionMistake) return { outcome: 'error' };
    }
  }
  return { outcome: 'error' };
};
