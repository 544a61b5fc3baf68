import { hasRoom } from '../../handoff/desk/agent';
import { delays } from '../../handoff/desk/delays';
import type { DeskEffect, DeskEvent, Facts } from '../../handoff/desk/event';
import { floorOf, placeHolder } from '../../handoff/desk/holders';
import { nextOpening } from '../../handoff/desk/hours';
import type { DeskTimer, HandoffRequest, Target } from '../../handoff/desk/request';
import { beginLife, ringTimer, type Stepped, stepRequest } from '../../handoff/desk/step';
import type { Bot } from '../bot';
import type { Draft } from './draft';

/** A queue that never opens is looked at again after a day, ms. */
const day = 24 * 3_600_000;

/** What has to be said about a change; the floor, the places and the lines that belong to it are in the draft already. */
type ToTell = readonly Extract<DeskEffect, { kind: 'tell' }>[];

/** Opens a request and begins its life. */
export const openRequest = (draft: Draft, bot: Bot, request: HandoffRequest): ToTell => {
  const { handoffs } = draft.conversation.counts;
  draft.setRequest(request);
  draft.set({ openHandoff: request.id, counts: { ...draft.conversation.counts, handoffs: handoffs + 1 } });
  return apply(draft, request, beginLife(request, factsOf(draft, bot, request)));
};

/** Takes the open request one event further. Null where there is none, or the event means nothing to it now. */
export const moveRequest = (draft: Draft, bot: Bot, event: DeskEvent): ToTell | null => {
  if (!draft.request) return null;
  const { handoff } = draft.request;
  const stepped = stepRequest(handoff, event, factsOf(draft, bot, handoff, event));
  return stepped && apply(draft, handoff, stepped);
};

/** Rings a timer of the open request. */
export const ringRequest = (draft: Draft, bot: Bot, timer: DeskTimer): ToTell => {
  if (!draft.request) return [];
  const { handoff } = draft.request;
  const stepped = ringTimer(handoff, timer, factsOf(draft, bot, handoff));
  if (handoff.state === 'offered' && stepped.request.state === 'queued') missOffer(draft, handoff);
  return apply(draft, handoff, stepped);
};

const factsOf = (draft: Draft, bot: Bot, request: HandoffRequest, event?: DeskEvent): Facts => {
  const { name: queue, hours, promise } = bot.queues.get(queueAfter(request, event)) ?? bot.defaultQueue;
  const next = nextOpening(hours, draft.now) ?? draft.now + day;
  const opensAt = next === draft.now ? null : next;
  const serving = event?.type === 'accepted' ? event.agent : event?.type === 'transferred' ? event.by : request.assignee;
  const person = serving === null ? undefined : draft.people.get(serving);
  return {
    now: draft.now,
    queue,
    opensAt,
    isInReach: true,
    responseTimes: promise,
    // Whoever takes a request is there.
    leaseUntil: Math.max(person?.presence?.leaseUntil ?? 0, event?.type === 'accepted' ? draft.now + delays.lease : 0),
    hasRoom: person !== undefined && hasRoom(person.agent),
  };
};

/** The queue in which the request will be. */
const queueAfter = ({ queue, transfer }: HandoffRequest, event?: DeskEvent): string => {
  if (event?.type === 'raised') return event.need.queue;
  const to = event?.type === 'transferred' ? event.to : event?.type === 'accepted' ? transfer?.to : undefined;
  return to && 'queue' in to ? to.queue : queue;
};

const apply = (draft: Draft, before: HandoffRequest, { request, effects }: Stepped): ToTell => {
  draft.setRequest(request);
  movePlace(draft, before, request);
  const to = floorOf(request);
  if (to.holder === 'agent' && draft.conversation.floor.holder !== 'agent') {
    draft.putBotAside(draft.conversation.run);
    draft.setTimers(['remind', 'silence', 'still_working', 'contact_over'], []);
  }
  draft.passFloor(to);
  if (request.state === 'closed') draft.set({ openHandoff: null });
  for (const effect of effects) {
    if (effect.kind !== 'write') continue;
    const { what, agent, to: target } = effect;
    const text = target === undefined ? `handoff: ${what}` : `handoff: ${what} → ${nameOf(draft, target)}`;
    draft.write({ author: 'system', kind: 'event', text, ...(agent === undefined ? {} : { agent }) });
  }
  return effects.filter((effect) => effect.kind === 'tell');
};

const nameOf = (draft: Draft, to: Target): string => ('queue' in to ? to.queue : (draft.people.get(to.agent)?.agent.name ?? to.agent));

/** The place that a request takes with an agent changes in the same commit as the request. */
const movePlace = (draft: Draft, before: HandoffRequest, after: HandoffRequest): void => {
  const held = placeHolder(before);
  const holds = placeHolder(after);
  if (held === holds) return;
  const left = held === null ? undefined : draft.people.get(held)?.agent;
  if (left) draft.setAgent({ ...left, load: left.load.filter((id) => id !== after.id) });
  const taken = holds === null ? undefined : draft.people.get(holds)?.agent;
  if (taken) draft.setAgent({ ...taken, load: [...taken.load.filter((id) => id !== after.id), after.id] });
};

/** Whoever lets an offer pass by is not there: the router asks others until they say that they are back. */
const missOffer = (draft: Draft, { offer }: HandoffRequest): void => {
  const person = offer ? draft.people.get(offer.agent) : undefined;
  // Who has gone by choice in the meantime has not missed anything.
  if (person?.presence && person.presence.intent !== 'offline')
    draft.setPresence({ ...person.presence, intent: 'away', missedOffer: true });
};
