import type { Draft } from './draft';
import { flowIn } from './flow-in';
import { goOn } from './play';
import type { Player } from './player';

/**
 * What is no answer to the open question is answered by itself, and the question comes back. The second one in a row is a try, so
 * that nobody is asked the same thing for ever.
 */
export const answerAside = async (draft: Draft, player: Player, take: () => Promise<void>): Promise<void> => {
  const question = flowIn(player.bot, draft.conversation)?.question?.id ?? null;
  const isAgain = question !== null && draft.conversation.aside === question;
  draft.set({ aside: isAgain ? null : question });
  return isAgain ? goOn(draft, player, { type: 'nomatch' }) : take();
};
