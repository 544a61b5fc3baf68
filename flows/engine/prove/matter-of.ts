import type { DoStep } from '../flow';

/** What a change is about: two steps that do the same action with the same things change the same. */
export const matterOf = ({ action, input }: DoStep): string => {
  const given = Object.entries(input).map(([name, path]) => `${name}: ${path}`);
  return `${action}(${given.sort().join(', ')})`;
};
