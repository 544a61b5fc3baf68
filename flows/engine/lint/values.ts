import type { Flow } from '../flow';
import { didYouMean } from '../nearest';
import { firstName, namesUsed } from '../slots-used';
import { placeholdersOf } from './placeholders';
import type { Report } from './report';
import type { World } from './world';

/** F208: names that stand for nothing, in a step or in its texts: no slot, and no value of an action of this flow. */
export const lintValues = (flow: Flow, world: World, report: Report): void => {
  const values = valuesOf(flow, world);
  if (values === null) return;
  const slots = Object.keys(flow.slots);
  const known = [...slots, ...values];
  const sources = 'Values come from the actions of this flow; a developer names them in “gives”.';
  const unknown = (name: string, among: readonly string[]): boolean => !among.includes(firstName(name));

  for (const step of Object.values(flow.steps)) {
    if (step.verb === 'ask' && step.buttons !== null && unknown(step.buttons, values))
      report(
        'F208',
        `steps.${step.name}.buttons`,
        `no action of this flow gives a list “${step.buttons}”.`,
        `${didYouMean(step.buttons, values)} ${sources}`,
      );
    for (const { name, path } of namesUsed(step))
      if (unknown(name, known))
        report(
          'F208',
          `steps.${step.name}.${path}`,
          `“${firstName(name)}” is no slot, and no value of this flow.`,
          `${didYouMean(firstName(name), known)} ${sources}`,
        );
  }
  for (const locale of world.locales)
    for (const [key, text] of world.texts(locale, flow.name) ?? []) {
      const [step = '', part = ''] = key.split('.', 2);
      if (!Object.hasOwn(flow.steps, step) || showsNoValues.test(part)) continue;
      for (const name of placeholdersOf(text.text))
        if (unknown(name, known))
          report(
            'F208',
            text,
            `“${key}” shows “${name}”, which is no slot, and no value of this flow.`,
            `${didYouMean(firstName(name), known)} ${sources}`,
          );
    }
};

/** An option shows its own attributes, which its action alone knows; the words of customers show nothing. */
const showsNoValues = /^(option(_.*)?|words)$/;

/** All values that the flow can come to know; null where one of its actions is not known. */
const valuesOf = (flow: Flow, { actions }: World): readonly string[] | null => {
  const values = new Set<string>();
  for (const step of Object.values(flow.steps)) {
    if (step.verb !== 'do') continue;
    const action = actions?.find(({ name }) => name === step.action);
    if (!action) return null;
    for (const value of action.gives) values.add(value);
  }
  return [...values];
};
