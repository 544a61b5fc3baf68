import type { Arrival } from '../mailroom/arrival';
import type { Draft } from './draft';
import { handOver } from './hand-over';
import { hear } from './hear';
import type { Player } from './player';
import { sayOfHouse } from './speak';

/** The bot has failed at something again and again: nothing of it is lost, the customer is told, and a person takes over. */
export const breakDown = async (
  draft: Draft,
  player: Player,
  { of: failed, reason }: Extract<Arrival, { kind: 'breakdown' }>,
): Promise<void> => {
  switch (failed.kind) {
    case 'message':
      if (failed.letter.inbound.kind === 'message') hear(draft, failed.letter.inbound, { understanding: null });
      break;
    case 'outcome': {
      const { version, ...errand } = failed.errand;
      draft.returned.push({ errand: { ...errand, state: 'dead', failure: reason }, version });
      draft.write({ author: 'system', kind: 'event', text: `${errand.action}: ${failed.outcome.outcome}` });
      draft.set({ errand: null });
      break;
    }
    case 'wake':
      return draft.dropTimers(draft.conversation.timers);
    default:
      failed satisfies never;
  }
  draft.write({ author: 'system', kind: 'event', text: `bot failure: ${reason}` });
  if (draft.conversation.floor.holder === 'agent') return;
  sayOfHouse(draft, player.bot, 'handoff:bot_failure');
  const need = { queue: player.bot.defaultQueue.name, priority: 'high', reason: 'bot_failure', intent: null } as const;
  if (draft.conversation.errand === null) return handOver(draft, player, need);
  // What is being done comes to its end first: then the person knows how it ended.
  draft.set({ wanted: draft.conversation.wanted ?? need });
  sayOfHouse(draft, player.bot, 'handoff:after_action');
};
