import type { Bot } from '../bot';
import type { Clock } from '../clock';
import { errands } from '../mailroom/letters';
import type { Observer } from '../observer';
import type { Reader } from '../storage/store';
import type { Draft } from './draft';
import { lineOf } from './line-of';
import type { Doors, Player } from './player';
import { handoffs } from './records';
import type { Surroundings } from './surroundings';

interface PlayerNeeds {
  readonly store: Reader;
  readonly clock: Clock;
  readonly bot: Bot;
  readonly observe: Observer;
  readonly channels: Doors;
}

/** What a turn plays with, for the conversation of this draft. */
export const playerFor = (
  { id, counts, channel }: Draft['conversation'],
  { store, clock, bot, observe, channels }: PlayerNeeds,
  around: Surroundings,
): Player => ({
  bot,
  clock,
  observe,
  around,
  replyWindow: channels.get(channel)?.replyWindow ?? null,
  lineOf: (request) => lineOf(store, request, clock.now()),
  isOut: async (errand) => {
    const state = (await store.get(errands, errand))?.state;
    return state === 'pending' || state === 'overdue';
  },
  lastRequest: async () => (counts.handoffs === 0 ? null : ((await store.get(handoffs, `${id}.h${counts.handoffs}`)) ?? null)),
});
