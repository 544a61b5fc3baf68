import type { Draft } from './draft';
import { goOn } from './play';
import type { Player } from './player';
import { sayOfHouse } from './speak';

/** An answer came before its question did: the question is put, and answered from here on. No try is lost. */
export const putAnew = async (draft: Draft, player: Player): Promise<void> => {
  sayOfHouse(draft, player.bot, 'house:too_early');
  draft.set({ asked: null });
  return goOn(draft, player, { type: 'repeat' });
};
