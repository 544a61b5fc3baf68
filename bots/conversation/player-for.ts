import type { Bot } from '../bot';
import type { Clock } from '../clock';
import type { Reader } from '../storage/store';
import type { Draft } from './draft';
import { lineOf } from './line-of';
import type { Player } from './player';
import { handoffs } from './records';
import type { Surroundings } from './surroundings';

/** What a turn plays with, for the conversation of this draft. */
export const playerFor = (
  { id, counts }: Draft['conversation'],
  { store, clock, bot }: { readonly store: Reader; readonly clock: Clock; readonly bot: Bot },
  around: Surroundings,
): Player => ({
  bot,
  clock,
  around,
  lineOf: (request) => lineOf(store, request, clock.now()),
  lastRequest: async () => (counts.handoffs === 0 ? null : ((await store.get(handoffs, `${id}.h${counts.handoffs}`)) ?? null)),
});
