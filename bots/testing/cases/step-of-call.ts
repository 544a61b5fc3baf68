import type { DoStep, Flow, Step } from '../../../flows/engine/flow';
import type { Call } from './given-actions';

/** The step of a flow that asked for an action: it is one of the last two parts of each key. */
export const stepOfCall = (flow: Flow, { action, key }: Call): DoStep | null => {
  const parts = key.split('.').slice(-2);
  const asks = (step: Step): step is DoStep => step.verb === 'do' && step.action === action && parts.includes(step.name);
  return Object.values(flow.steps).find(asks) ?? null;
};
