import type { Flow } from '../flow';
import { firstName, slotsUsed } from '../slots-used';
import { factsAt } from './facts';
import { placeholdersOf } from './placeholders';
import type { Report } from './report';
import type { World } from './world';

/** F202, F204: slots that may be empty where they are needed, and slots that nothing needs. */
export const lintSlots = (flow: Flow, world: World, report: Report): void => {
  const facts = factsAt(flow);
  const used = new Set<string>();
  for (const step of Object.values(flow.steps)) {
    const certain = facts.get(step.name);
    for (const slot of new Set(slotsUsed(step))) {
      if (!Object.hasOwn(flow.slots, slot)) continue;
      used.add(slot);
      if (certain && !certain.has(`slot:${slot}`))
        report(
          'F202',
          `steps.${step.name}`,
          `“${slot}” may be empty when “${step.name}” is reached.`,
          `Ask for “${slot}” on every way that leads here.`,
        );
    }
    if (step.verb === 'ask') used.add(step.slot);
    if (step.verb === 'handoff') for (const slot of step.tell) used.add(slot);
  }
  const texts = world.locales.map((locale) => world.texts(locale, flow.name));
  // In a text that cannot be read, any slot may be used.
  if (texts.includes(null)) return;
  for (const text of texts.flatMap((of) => [...(of?.values() ?? [])]))
    for (const name of placeholdersOf(text.text)) used.add(firstName(name));
  for (const slot of Object.keys(flow.slots))
    if (!used.has(slot))
      report('F204', `slots.${slot}`, `the slot “${slot}” is never used.`, 'Ask for it, show it or pass it on, or take it out.');
};
