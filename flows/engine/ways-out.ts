import type { Flow, Step, Target } from './flow';
import { exitsOf } from './references';

/** All ways out of a step, those after the last try of a question too. */
export const waysOut = (flow: Flow, step: Step): readonly Target[] => {
  const exits = exitsOf(step).map(({ to }) => to);
  return step.verb === 'ask' || step.verb === 'confirm' ? [...exits, flow.repair.tries.then] : exits;
};
