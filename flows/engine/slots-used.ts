import type { Step } from './flow';

/** The slots and values (by first name) without which a step makes no sense: what it passes on, and what it has confirmed. */
export const slotsUsed = (step: Step): readonly string[] => namesUsed(step).map(({ name }) => firstName(name));

/** The same as they are written, and where in the step. */
export const namesUsed = (step: Step): readonly { readonly name: string; readonly path: string }[] => {
  switch (step.verb) {
    case 'confirm':
      return step.shows.map((name, index) => ({ name, path: `confirm.${index}` }));
    case 'do':
      return Object.entries(step.input).map(([input, name]) => ({ name, path: `with.${input}` }));
    case 'say':
    case 'ask':
    case 'handoff':
      return [];
    default:
      return step satisfies never;
  }
};

/** A listed path is passed under it: `customer.id` as `id`. */
export const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export const firstName = (path: string): string => path.split('.', 1)[0] ?? path;
