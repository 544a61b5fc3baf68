import { asId, type ErrandId } from '../../flows/dialogue/ids';
import type { Effect, Run } from '../../flows/engine/run';
import type { Errand } from '../mailroom/letters';
import type { Draft } from './draft';

/** What a step wants done at the bank; its id is the idempotency key where the flow names none. */
export const errandOf = (
  { conversation, now }: Pick<Draft, 'conversation' | 'now'>,
  run: Run,
  effect: Extract<Effect, { kind: 'perform' }>,
): Errand => {
  const id: ErrandId = asId(`${run.id}.${run.visit}.${run.step}`);
  const { channel, address, locale } = conversation;
  return {
    id,
    conversation: conversation.id,
    run: run.id,
    flow: run.flow,
    step: run.step,
    action: effect.action,
    input: effect.input,
    key: effect.key ?? id,
    customer: { channel, address, locale },
    timeout: effect.timeout,
    retry: effect.retry,
    state: 'pending',
    attempts: 0,
    due: now,
    since: now,
  };
};
