import type { Need } from '../../handoff/rules';
import type { Bot } from '../bot';
import type { Draft } from './draft';
import { flowIn } from './flow-in';

/**
 * Who serves a customer that wants a person in the middle of a flow. While a card is not blocked yet, that is not the same
 * as wanting one about anything: the flow can name a queue of its own until it is past its `commit`.
 */
export const whoServes = (draft: Draft, bot: Bot, need: Need): Need => {
  const open = flowIn(bot, draft.conversation);
  const human = open && !open.run.committed && need.reason !== 'sensitive' ? open.flow.repair.human : null;
  return human ? { ...need, ...human } : need;
};
