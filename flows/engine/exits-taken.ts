import type { Flow, Step } from './flow';
import { exitsOf } from './references';

/** The ways out of a step that a run can go: a flow that may not run while the customer waits leaves no handoff before it is given back. */
export const exitsTaken = ({ safe }: Flow, step: Step): ReturnType<typeof exitsOf> =>
  safe || step.verb !== 'handoff' ? exitsOf(step) : exitsOf({ ...step, on: { ...step.on, closed: null, nobody: null } });
