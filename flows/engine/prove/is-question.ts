import type { Flow } from '../flow';
import type { Situation } from './situation';

export const isQuestion = (flow: Flow, { run }: Situation): boolean => {
  const verb = flow.steps[run.step]?.verb;
  return verb === 'ask' || verb === 'confirm';
};
