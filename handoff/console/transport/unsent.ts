import { keepsake } from '../../../bots/server/window-parts/keepsake';
import type { Unsent } from '../desk/desk';
import type { Draft } from '../desk/draft';
import { goingOutAgain } from '../desk/going-out-again';
import type { Letter } from '../desk/letter';

/** Per tab: it survives a reload and a lost session, and does not stay on the disk of a desk that others use. */
const kept = keepsake<{
  readonly agent: string;
  readonly letters: readonly Letter[];
  readonly drafts: readonly (readonly [string, Draft])[];
}>(() => sessionStorage, 'schalter.desk.unsent');

/** What this agent has written in this tab and not sent yet. What was on its way goes out again: the server knows it by its key. */
export const unsent = {
  read: (agent: string): Unsent => {
    const found = kept.read();
    if (found?.agent !== agent) return { letters: [], drafts: new Map() };
    return { letters: found.letters.map(goingOutAgain), drafts: new Map(found.drafts) };
  },
  write: (agent: string, { letters, drafts }: Unsent): void => kept.write({ agent, letters, drafts: [...drafts] }),
};
