import { asId } from '../../flows/dialogue/ids';
import type { Json } from '../../flows/dialogue/json';
import type { Run, SlotValue } from '../../flows/engine/run';
import { type Briefing, openRequest, raiseRequest } from '../../handoff/desk/request';
import type { Need } from '../../handoff/rules';
import type { Bot } from '../bot';
import type { Draft } from './draft';
import { sayNotice } from './notice';
import { sayOfHouse, textOfFlow } from './speak';

/**
 * A person is needed: opens the request, passes the floor to the queue and tells the customer, all in the same commit. Where
 * a request is open already, it becomes the more urgent of the two. `tell` names what the agent learns; by default all of it.
 */
export const handOver = (
  draft: Draft,
  { bot }: { readonly bot: Bot },
  need: Need,
  about: { readonly run?: Run; readonly tell?: readonly string[] } = {},
): void => {
  const run = about.run ?? draft.conversation.run;
  const briefing = briefingOf(draft, bot, run, about.tell);
  draft.dropQuestion();
  draft.set({ run: null, parked: null, wanted: null, silenced: null, offered: null, interrupted: run ?? draft.conversation.interrupted });
  if (draft.request) {
    const { handoff, version } = draft.request;
    const raised = raiseRequest(handoff, need, briefing);
    draft.request = { handoff: raised, version };
    if (raised.priority === handoff.priority) return sayOfHouse(draft, bot, 'handoff:already_waiting');
    draft.write({ author: 'system', kind: 'event', text: `handoff: ${need.reason} → ${need.queue} (${need.priority})` });
    return announce(draft, bot, need);
  }
  const { id: conversation, channel, locale, counts } = draft.conversation;
  const id = asId<'handoff'>(`${conversation}.h${counts.handoffs + 1}`);
  const request = openRequest(need, { id, conversation, contact: draft.contact().id, locale, channel, requestedAt: draft.now, briefing });
  draft.request = { handoff: request, version: 0 };
  draft.set({ openHandoff: id, counts: { ...draft.conversation.counts, handoffs: counts.handoffs + 1 } });
  draft.passFloor({ holder: 'queue', handoff: id });
  draft.write({ author: 'system', kind: 'event', text: `handoff: ${need.reason} → ${need.queue} (${need.priority})` });
  announce(draft, bot, need);
};

const announce = (draft: Draft, bot: Bot, { intent, queue, priority }: Need): void => {
  const { locale } = draft.conversation;
  // Whoever writes of a death or of a fraud is not to read "I am handing you over" as the first word.
  if (intent !== null && bot.texts.has(locale, 'handoff', `before.${intent}`)) sayOfHouse(draft, bot, `handoff:before.${intent}`);
  sayNotice(draft, bot, bot.queues.get(queue) ?? bot.defaultQueue, priority);
};

const briefingOf = (draft: Draft, bot: Bot, run: Run | null, tell?: readonly string[]): Briefing => {
  if (!run) return { slots: {}, tried: [] };
  const names = tell ?? Object.keys(run.slots);
  const told = names.flatMap((name): [string, Json][] => {
    const value = run.slots[name];
    return value === undefined ? [] : [[name, shown(draft, bot, run, name, value)]];
  });
  return { slots: Object.fromEntries(told), tried: [`${run.flow}.${run.step}`] };
};

/** A slot as an agent may see it: an option by the title that the customer saw, a private text not at all. */
const shown = (draft: Draft, bot: Bot, run: Run, name: string, value: SlotValue): Json => {
  const flow = bot.flows.get(run.flow);
  const slot = flow?.slots[name];
  if (typeof value === 'string') return slot?.type === 'text' && slot.private ? '•••' : value;
  const asked = Object.values(flow?.steps ?? {}).find((step) => step.verb === 'ask' && step.slot === name);
  return asked ? textOfFlow(bot, draft.conversation, run, [`${asked.name}.option`], value) : '•••';
};
