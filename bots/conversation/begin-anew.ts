import type { Draft } from './draft';
import { handOver } from './hand-over';
import { beginFlow } from './play';
import type { Player } from './player';
import { sayOfHouse } from './speak';

/**
 * The flow under way is gone, or has changed where the customer stands in it: an apology, and it begins anew with what does
 * not have to be asked twice. Where something was changed at the bank already, or the flow is no more, a person takes over.
 */
export const beginAnew = async (draft: Draft, player: Player): Promise<void> => {
  const { bot } = player;
  const { run } = draft.conversation;
  sayOfHouse(draft, bot, 'handoff:bot_failure');
  const flow = run ? bot.flows.get(run.flow) : undefined;
  if (!run || !flow || run.committed) {
    return handOver(draft, player, { queue: bot.defaultQueue.name, priority: 'high', reason: 'bot_failure', intent: null });
  }
  const known = Object.entries(run.slots).flatMap(([name, value]): [string, string][] => {
    const slot = flow.slots[name];
    return slot?.type === 'choice' && typeof value === 'string' && slot.of.includes(value) ? [[name, value]] : [];
  });
  draft.set({ run: null });
  await beginFlow(draft, player, { flow, slots: Object.fromEntries(known) });
};
