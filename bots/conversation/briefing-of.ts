import type { Json } from '../../flows/dialogue/json';
import type { Run, SlotValue } from '../../flows/engine/run';
import type { Briefing } from '../../handoff/desk/request';
import type { Bot } from '../opening/bot';
import type { Draft } from './draft';
import { textOfFlow } from './speak';

/** What an agent reads before they begin; `told` names the slots of the run that they may see, by default all of them. */
export const briefingOf = (draft: Draft, bot: Bot, run: Run | null, told?: readonly string[]): Briefing => {
  const { words, tried } = draft.contact();
  if (!run) return { summary: words, slots: {}, tried };
  const names = told ?? Object.keys(run.slots);
  const known = names.flatMap((name): [string, Json][] => {
    const value = run.slots[name];
    return value === undefined ? [] : [[name, shown(draft, bot, run, name, value)]];
  });
  return { summary: words, slots: Object.fromEntries(known), tried };
};

/** A slot as an agent may see it: an option by the title that the customer saw, a private text not at all. */
const shown = (draft: Draft, bot: Bot, run: Run, name: string, value: SlotValue): Json => {
  const flow = bot.flows.get(run.flow);
  const slot = flow?.slots[name];
  if (typeof value === 'string') return slot?.type === 'text' && slot.private ? '•••' : value;
  const asked = Object.values(flow?.steps ?? {}).find((step) => step.verb === 'ask' && step.slot === name);
  return asked ? textOfFlow(bot, draft.conversation, run, [`${asked.name}.option`], value) : '•••';
};
