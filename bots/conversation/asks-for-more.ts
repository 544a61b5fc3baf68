import type { Flow } from '../../flows/engine/flow';
import { isEnding } from '../../flows/engine/flow';
import type { Run } from '../../flows/engine/run';

/** Whether the open question is the kind of "anything else?": its yes leads, with words at most in between, back to triage. */
export const asksForMore = (flow: Flow, run: Run): boolean => {
  const step = flow.steps[run.step];
  if (step?.verb !== 'confirm') return false;
  for (let target = step.yes; ; ) {
    if (isEnding(target)) return target === 'triage';
    const next = flow.steps[target];
    if (next?.verb !== 'say') return false;
    target = next.next;
  }
};
