import type { Flow, Step, Target } from './flow';
import type { TransitionConfig } from './machine-config';

/** Whether a jump goes back to a question (or stays at it), which then is asked again: its slot is cleared. */
export const clearedBy = (flow: Flow, from: Step, to: Target): string | null => {
  const step = flow.steps[to];
  const names = Object.keys(flow.steps);
  return step?.verb === 'ask' && names.indexOf(to) <= names.indexOf(from.name) ? step.slot : null;
};

/** The transition from a step to a target. Back to itself, a step begins anew: without `reenter` it would wait, and nothing be done. */
export const goTo = (flow: Flow, from: Step, to: Target): TransitionConfig => {
  const cleared = clearedBy(flow, from, to);
  return {
    target: `#${to}`,
    ...(to === from.name ? { reenter: true } : {}),
    ...(cleared === null ? {} : { actions: [{ type: 'clear', params: { slot: cleared } }] }),
  };
};
