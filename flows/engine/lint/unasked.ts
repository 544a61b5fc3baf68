import type { Flow } from '../flow';
import { clearedBy } from '../go-to';
import { slotsUsed } from '../slots-used';
import { factsAt } from './facts';
import type { Report } from './report';

/** F207: questions that are skipped where they should be put, because their slot is filled. Only a jump back asks again. */
export const lintUnasked = (flow: Flow, report: Report): void => {
  const facts = factsAt(flow);
  const isFilled = (name: string, slot: string): boolean => facts.get(name)?.has(`slot:${slot}`) === true;
  const cure = (slot: string): string => `Lead back to the question above that asks for “${slot}”, or take this one out.`;
  for (const step of Object.values(flow.steps)) {
    if (step.verb === 'ask' && isFilled(step.name, step.slot))
      report(
        'F207',
        `steps.${step.name}`,
        `“${step.name}” never asks: “${step.slot}” is filled on every way that leads here.`,
        cure(step.slot),
      );
    if (step.verb !== 'confirm') continue;
    const next = flow.steps[step.no];
    if (next?.verb !== 'ask' || clearedBy(flow, step, step.no) !== null || isFilled(next.name, next.slot)) continue;
    if (slotsUsed(step).includes(next.slot))
      report(
        'F207',
        `steps.${step.name}.no`,
        `“${next.name}” does not ask behind the “no” of “${step.name}”: “${next.slot}” is filled there.`,
        cure(next.slot),
      );
  }
};
