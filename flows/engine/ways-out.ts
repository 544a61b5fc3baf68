import { exitsTaken } from './exits-taken';
import type { Flow, Step, Target } from './flow';

/** All ways out of a step, those after the last try of a question too. */
export const waysOut = (flow: Flow, step: Step): readonly Target[] => {
  const exits = exitsTaken(flow, step).map(({ to }) => to);
  return step.verb === 'ask' || step.verb === 'confirm' ? [...exits, flow.repair.tries.then] : exits;
};
