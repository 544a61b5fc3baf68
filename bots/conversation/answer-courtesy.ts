import { asksForMore } from './asks-for-more';
import type { Draft } from './draft';
import { flowIn } from './flow-in';
import { goOn } from './play';
import type { Player } from './player';
import { sayOfHouse } from './speak';

/** Thanks and goodbyes are answered in kind; to "anything else?" they mean no. */
export const answerCourtesy = async (draft: Draft, player: Player, courtesy: 'thanks' | 'goodbye'): Promise<void> => {
  const open = flowIn(player.bot, draft.conversation);
  if (open && asksForMore(open.flow, open.run)) return goOn(draft, player, { type: 'no' });
  sayOfHouse(draft, player.bot, `house:${courtesy}`);
  return goOn(draft, player, { type: 'repeat' });
};
