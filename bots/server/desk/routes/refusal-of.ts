import type { Refused } from '../../../desk/desk';
import type { Person } from '../wire';
import type { Refusal } from './route';

/** Why the desk refuses, for who called; who it was that came before is named, and so is what would have been taken. */
export const refusalOf = ({
  why,
  by,
  outcomes,
  placeholders,
}: Pick<Refused, 'why' | 'outcomes' | 'placeholders'> & { readonly by?: Person }): Refusal => ({
  error: why,
  ...(by === undefined ? {} : { by: { id: by.id, name: by.name }, message: messageOf(why, by.name) }),
  ...(by !== undefined && why === 'not_yours' ? { cure: 'Ask them, or have a supervisor transfer it.' } : {}),
  ...(outcomes === undefined ? {} : { cure: `Take one of: ${outcomes.join(', ')}.` }),
  ...(placeholders === undefined ? {} : { cure: `Give ${placeholders.join(', ') || 'none'}, and nothing else, as \`values\`.` }),
});

const messageOf = (why: Refused['why'], name: string): string => {
  switch (why) {
    case 'already_taken':
      return `${name} was faster.`;
    case 'not_yours':
    case 'stale_control':
      return `${name} has this conversation now.`;
    default:
      return `${name} was before you.`;
  }
};
