import type { InboundMessage } from '../../flows/dialogue/inbound';
import type { Draft } from './draft';
import { hear } from './hear';
import type { Player } from './player';
import { sayOfHouse } from './speak';
import type { Heard } from './understand';

/**
 * While something is being changed at the bank, messages wait: what they mean depends on how it ends. Only a wish for a
 * person is noted at once; it is served when the outcome is known, so that the person reads "blocked" or "not blocked".
 */
export const waitForErrand = (draft: Draft, player: Player, message: InboundMessage, heard: Heard, again = false): 'taken' | 'held' => {
  if (heard.meaning.kind !== 'person' || draft.conversation.wanted) return 'held';
  hear(draft, player, message, heard, again);
  draft.set({ wanted: heard.meaning.need });
  sayOfHouse(draft, player.bot, 'handoff:after_action');
  return 'taken';
};
