import { asId } from '../../flows/dialogue/ids';
import type { Json } from '../../flows/dialogue/json';
import type { Run, SlotValue } from '../../flows/engine/run';
import { delays } from '../../handoff/desk/delays';
import { type Briefing, type HandoffRequest, newRequest, ranks } from '../../handoff/desk/request';
import type { Need } from '../../handoff/rules';
import type { Bot } from '../bot';
import type { Draft } from './draft';
import { moveRequest, openRequest } from './move-request';
import { sayNotice } from './notice';
import type { Player } from './player';
import { sayOfHouse, textOfFlow } from './speak';

/**
 * A person is needed: opens the request, passes the floor to the queue and tells the customer, all in the same commit. Where
 * a request is open already, or another wish was noted while an errand was out, the more urgent one wins. `tell` names what the
 * agent learns; by default all of it.
 */
export const handOver = async (
  draft: Draft,
  player: Player,
  asked: Need,
  about: { readonly run?: Run; readonly tell?: readonly string[] } = {},
): Promise<void> => {
  const { bot } = player;
  const run = about.run ?? draft.conversation.run;
  const briefing = briefingOf(draft, bot, run, about.tell);
  const { interrupted, wanted } = draft.conversation;
  const need = wanted && isStronger(wanted, asked) ? wanted : asked;
  draft.speech.dropQuestion();
  draft.set({
    run: null,
    parked: null,
    wanted: null,
    silenced: null,
    offered: null,
    misses: 0,
    interrupted: run ? { run, outcome: null } : interrupted,
  });
  const open = draft.request?.handoff;
  if (open && draft.conversation.floor.holder === 'queue') {
    moveRequest(draft, bot, { type: 'raised', need, briefing });
    if (draft.request?.handoff.priority === open.priority) return sayOfHouse(draft, bot, 'handoff:already_waiting');
  } else {
    const earlier = open ?? (await recent(draft, player));
    if (open) draft.endRequest();
    const request = newRequest(need, { ...aboutOf(draft), briefing });
    openRequest(draft, bot, earlier ? goingOnFrom(request, earlier) : request);
  }
  draft.write({ author: 'system', kind: 'event', text: `handoff: ${need.reason} → ${need.queue} (${need.priority})` });
  await announce(draft, player, need);
};

export const isStronger = (one: Pick<Need, 'priority'>, other: Pick<Need, 'priority'>): boolean =>
  ranks.indexOf(one.priority) > ranks.indexOf(other.priority);

/** The request that ended so short a time ago that the new one goes on from it. */
const recent = async (draft: Draft, { lastRequest }: Player): Promise<HandoffRequest | null> => {
  const last = await lastRequest();
  return last && last.endedAt !== undefined && last.endedAt > draft.now - delays.reopen ? last : null;
};

/** Whoever served the earlier one knows the story; where somebody did, this one is ahead of those who have seen nobody yet. */
const goingOnFrom = (request: HandoffRequest, { id, assignee, entry }: HandoffRequest): HandoffRequest => ({
  ...request,
  entry,
  reopenOf: id,
  preferred: assignee === null ? null : { agent: assignee, until: request.requestedAt + delays.preferred },
});

/** What a new request is about. */
export const aboutOf = (draft: Draft): Omit<Parameters<typeof newRequest>[1], 'briefing'> => {
  const { id: conversation, channel, locale, counts } = draft.conversation;
  const id = asId<'handoff'>(`${conversation}.h${counts.handoffs + 1}`);
  return { id, conversation, contact: draft.contact().id, locale, channel, requestedAt: draft.now };
};

const announce = async (draft: Draft, player: Player, { intent }: Need): Promise<void> => {
  const { bot } = player;
  const { locale } = draft.conversation;
  // Whoever writes of a death or of a fraud is not to read "I am handing you over" as the first word.
  if (intent !== null && bot.texts.has(locale, 'handoff', `before.${intent}`)) sayOfHouse(draft, bot, `handoff:before.${intent}`);
  await sayNotice(draft, player);
};

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
