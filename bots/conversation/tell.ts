import type { DeskEffect } from '../../handoff/desk/event';
import type { Bot } from '../bot';
import type { Draft } from './draft';
import { goBackToBot, type PlaceInFlow } from './go-back-to-bot';
import { sayClosed, sayPlace } from './notice';
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
        sayIfClosed(draft, player.bot);
        break;
      case 'agent_lost':
      case 'back_in_line':
      case 'transferred':
        sayOfHouse(draft, player.bot, `handoff:${text}`);
        sayIfClosed(draft, player.bot);
        break;
      case 'closed_unserved':
        sayOfHouse(draft, player.bot, 'handoff:closed_unserved');
        await goBackToBot(draft, player);
        break;
      case 'cancelled':
        sayOfHouse(draft, player.bot, 'handoff:cancelled');
        await goBackToBot(draft, player);
        break;
      case 'given_back':
        sayOfHouse(draft, player.bot, 'house:bot_again');
        await goBackToBot(draft, player, to);
        break;
      default:
        text satisfies never;
    }
  }
};

/** Whoever is in line again, or for another queue, may have to wait until it opens. */
const sayIfClosed = (draft: Draft, bot: Bot): void => {
  const request = draft.request?.handoff;
  if (request && request.opensAt !== null) sayClosed(draft, bot, request, request.opensAt);
};
