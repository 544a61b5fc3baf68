import type { Flow } from '../flow';
import type { Situation } from './situation';

/** Whether the run waits for a person, who has been called. */
export const isWithPerson = (flow: Flow, { run }: Situation): boolean => flow.steps[run.step]?.verb === 'handoff';
