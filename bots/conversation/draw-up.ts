import type { AgentId } from '../../flows/dialogue/ids';
import type { Channel } from '../channels/channel';
import type { Clock } from '../clock';
import type { SeenTurn } from '../definition/around';
import { errands } from '../mailroom/letters';
import type { Moments } from '../mailroom/moments';
import type { Observer } from '../observer';
import type { Bot } from '../opening/bot';
import type { Reader, Stored } from '../storage/store';
import { Draft } from './draft';
import { lineOf } from './line-of';
import { peopleOf } from './people-of';
import type { Player } from './player';
import { type Conversation, handoffs } from './records';
import { surroundings } from './surroundings';
import { linesOf } from './transcript';

export interface TurnNeeds {
  readonly store: Reader;
  readonly clock: Clock;
  readonly moments: Moments;
  readonly bot: Bot;
  readonly observe: Observer;
  readonly channels: ReadonlyMap<string, Pick<Channel, 'replyWindow' | 'download'>>;
}

/**
 * Begins a draft: reads the open request and those of the house whom it is about, so that the commit carries the versions of what
 * is decided on. `others`: of the house, who have to be read as well.
 */
export const drawUp = async (
  { store, clock, moments, bot, observe, channels }: TurnNeeds,
  read: Stored<Conversation>,
  about: SeenTurn['about'],
  others: readonly AgentId[] = [],
): Promise<{ readonly draft: Draft; readonly player: Player }> => {
  const { id, openHandoff, counts, channel } = read;
  const open = openHandoff === null ? null : ((await store.get(handoffs, openHandoff)) ?? null);
  const people = await peopleOf(store, [...others, open?.assignee ?? null, open?.offer?.agent ?? null]);
  const draft = new Draft(read, open, clock.now(), people);
  const player: Player = {
    bot,
    clock,
    moments,
    observe,
    around: surroundings(bot.around, draft, about, () => linesOf(store, id)),
    replyWindow: channels.get(channel)?.replyWindow ?? null,
    // Through a door that is shut for now, it is still to come.
    fetchesFiles: channels.get(channel)?.download !== null,
    lineOf: (request) => lineOf(store, request, clock.now()),
    isOut: async (errand) => {
      const state = (await store.get(errands, errand))?.state;
      return state === 'pending' || state === 'overdue';
    },
    lastRequest: async () => (counts.handoffs === 0 ? null : ((await store.get(handoffs, `${id}.h${counts.handoffs}`)) ?? null)),
  };
  return { draft, player };
};
