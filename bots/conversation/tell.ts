import type { DeskEffect } from '../../handoff/desk/event';
import type { Draft } from './draft';
import { goBackToBot, type PlaceInFlow } from './go-back-to-bot';
import { sayClosed, sayPlace } from './notice';
import { goOnWaiting } from './play';
import type { Player } from './player';
import { sayOfHouse } from './speak';

/** Says to the customer what a change of their request has to tell them. `to`: where the bot goes on, if it does. */
export const tell = async (
  draft: Draft,
  player: Player,
  told: readonly Extract<DeskEffect, { kind: 'tell' }>[],
  to?: PlaceInFlow,
): Promise<void> => {
  for (const { text } of told) {
    switch (text) {
      case 'place':
        await sayPlace(draft, player);
        break;
      case 'closed':
        sayClosed(draft, player);
        await goOnWaiting(draft, player, 'closed');
        break;
      case 'agent_lost':
      case 'agent_silent':
      case 'back_in_line':
        // Out of hours nobody else is in line for them: the next words tell when somebody is.
        sayOfHouse(draft, player.bot, draft.request?.handoff.state === 'deferred' ? 'handoff:stopped' : `handoff:${text}`);
        break;
      case 'transferred':
        sayOfHouse(draft, player.bot, 'handoff:transferred');
        break;
      case 'unserved':
        sayOfHouse(draft, player.bot, 'handoff:unserved');
        if (!(await goOnWaiting(draft, player, 'nobody'))) await sayPlace(draft, player, 'anyway');
        break;
      case 'closed_unserved':
        sayBotAgain(draft, player, 'handoff:closed_unserved');
        await goBackToBot(draft, player);
        break;
      case 'cancelled':
        sayBotAgain(draft, player, 'handoff:cancelled');
        await goBackToBot(draft, player);
        break;
      case 'untouched':
        await goBackToBot(draft, player);
        break;
      case 'given_back':
        draft.disclose('bot_again');
        await goBackToBot(draft, player, to);
        break;
      default:
        text satisfies never;
    }
  }
};

/** Says what itself tells that it is the bot again. */
const sayBotAgain = (draft: Draft, { bot }: Player, key: `handoff:${string}`): void => {
  sayOfHouse(draft, bot, key);
  if (draft.contact().disclose === 'bot_again') draft.disclose(null);
};
