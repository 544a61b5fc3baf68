import type { Step } from './flow';

/** The slots and values (by first name) without which a step makes no sense: what it passes on, and what it has confirmed. */
export const slotsUsed = (step: Step): readonly string[] => {
  switch (step.verb) {
    case 'confirm':
      return step.shows.map(firstName);
    case 'do':
      return Object.values(step.input).map(firstName);
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
