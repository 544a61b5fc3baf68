import type { Draft } from './draft';
import { flowIn } from './flow-in';
import { handOver } from './hand-over';
import { isMoreUrgent } from './is-more-urgent';
import type { Player } from './player';
import { sayOfHouse } from './speak';
import { whoServes } from './who-serves';

/** The bot has failed and cannot go on by itself: the customer is told so, and a person takes over. */
export const giveUp = async (draft: Draft, player: Player): Promise<void> => {
  const { bot } = player;
  if (draft.conversation.floor.holder === 'agent') return;
  sayOfHouse(draft, bot, 'handoff:bot_failure');
  const failure = { queue: bot.defaultQueue.name, priority: 'high', reason: 'bot_failure', intent: null } as const;
  const need = whoServes(flowIn(bot, draft.conversation), failure);
  if (draft.conversation.errand === null) return handOver(draft, player, need);
  // What is being done comes to its end first: then the person knows how it ended.
  const { wanted } = draft.conversation;
  draft.set({ wanted: wanted && isMoreUrgent(wanted, need) ? wanted : need });
  sayOfHouse(draft, bot, 'handoff:after_action');
};
