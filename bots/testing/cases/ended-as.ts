import { type Ending, type Flow, isEnding, type Target } from '../../../flows/engine/flow';
import type { Meaning } from '../../conversation/meaning';
import type { Conversation } from '../../conversation/records';
import type { Call } from './given-actions';

/**
 * How a flow has ended; null where it has not. No record says so: it is read off what the conversation holds, and where the last
 * answer or outcome `led`.
 */
export const endedAs = (
  flow: Flow,
  { run, silenced, openHandoff }: Pick<Conversation, 'run' | 'silenced' | 'openHandoff'>,
  { led, lastKeys }: { readonly led: Target | null; readonly lastKeys: readonly string[] },
): Ending | null => {
  if (run !== null) return null;
  if (silenced !== null) return 'silent';
  if (lastKeys.includes('repair:cancelled')) return 'cancelled';
  return endBehind(flow, led) ?? (openHandoff === null ? null : 'human');
};

/** Where what a customer meant leads from the question that was open; null where it leads nowhere. */
export const ledByMeaning = (flow: Flow, at: Conversation['run'], meaning: Meaning): Target | null => {
  if (meaning.kind === 'person') return 'human';
  const step = at && flow.steps[at.step];
  if (meaning.kind !== 'event' || !step) return null;
  const { type } = meaning.event;
  if (type === 'nomatch') return flow.repair.tries.then;
  if (step.verb === 'confirm') return type === 'yes' ? step.yes : type === 'no' ? step.no : null;
  return step.verb === 'ask' && type === 'answer' ? step.next : null;
};

/** Where an action leads with what came of it. */
export const ledByCall = (flow: Flow, call: Call): Target | null => {
  const step = stepOfCall(flow, call);
  return step ? (step.on[call.outcome ?? 'error'] ?? step.on['error'] ?? null) : null;
};

/** The step that asked for an action: it is one of the last two parts of each key. */
export const stepOfCall = (flow: Flow, { action, key }: Call) => {
  const parts = key.split('.').slice(-2);
  return Object.values(flow.steps).find((step) => step.verb === 'do' && step.action === action && parts.includes(step.name)) as
    | Extract<Flow['steps'][string], { verb: 'do' }>
    | undefined;
};

/** The end that a flow comes to from here without asking or doing anything more. */
const endBehind = (flow: Flow, from: Target | null): Ending | null => {
  let at = from;
  for (let left = Object.keys(flow.steps).length; at !== null && left >= 0; left -= 1) {
    if (isEnding(at)) return at;
    const step = flow.steps[at];
    at = step?.verb === 'say' || step?.verb === 'ask' ? step.next : null;
  }
  return null;
};
