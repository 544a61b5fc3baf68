import type { Flow } from '../flow';
import { slotsUsed } from '../slots-used';
import { factsAt } from './facts';
import type { Report } from './report';
import type { World } from './world';

/** F306: changes that a way leads to without the customer's yes, or without a yes to what they are given. */
export const lintConsent = (flow: Flow, { actions }: World, report: Report): void => {
  const facts = factsAt(flow);
  for (const step of Object.values(flow.steps)) {
    const certain = facts.get(step.name);
    const action = step.verb === 'do' ? actions?.find(({ name }) => name === step.action) : undefined;
    if (!certain || action?.effect !== 'change') continue;
    if (!certain.has('yes')) {
      report(
        'F306',
        `steps.${step.name}`,
        `“${action.name}” changes something, and a way leads here without the customer’s yes.`,
        'Put a “confirm:” before it on every way, behind the last question.',
      );
      continue;
    }
    for (const slot of new Set(slotsUsed(step)))
      if (Object.hasOwn(flow.slots, slot) && !certain.has(`shown:${slot}`))
        report(
          'F306',
          `steps.${step.name}`,
          `“${action.name}” changes something and is given “${slot}”, which the customer’s yes has not shown.`,
          `Write “confirm: [${slot}]” before it on every way.`,
        );
  }
};
