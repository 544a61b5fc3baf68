import type { Content } from '../../../flows/dialogue/inbound';

/** A tap whose id is missing says as much as its title. */
export const tap = (choice: string | undefined, title: string | undefined): Content | undefined => {
  if (choice !== undefined) return { kind: 'choice', choice, title: title ?? choice };
  return title === undefined ? undefined : { kind: 'text', text: title };
};
