import { hasRoom } from '../../handoff/desk/agent';
import { delays } from '../../handoff/desk/delays';
import type { DeskEffect, DeskEvent, Facts } from '../../handoff/desk/event';
import { floorOf, placeHolder } from '../../handoff/desk/holders';
import { nextOpening } from '../../handoff/desk/hours';
import type { DeskTimer, HandoffRequest, Target } from '../../handoff/desk/request';
import { mayDo } from '../../handoff/desk/rights';
import { beginLife, ringTimer, type Stepped, stepRequest } from '../../handoff/desk/step';
import type { Draft } from './draft';
import type { Player } from './player';

/** A queue that never opens is looked at again after a day, ms. */
const day = 24 * 3_600_000;
/** A timer that rings so much later than it was due, ms, shows that the house itself was away. */
const punctual = 5_000;

/** What a change of a request's goes by, beside what is in the draft. */
type Around = Pick<Player, 'bot' | 'replyWindow'>;

/** What has to be said about a change; the floor, the places and the lines that belong to it are in the draft already. */
type ToTell = readonly Extract<DeskEffect, { kind: 'tell' }>[];

/** Opens a request and begins its life. */
export const openRequest = (draft: Draft, around: Around, request: HandoffRequest): ToTell => {
  const { handoffs } = draft.conversation.counts;
  draft.setRequest(request);
  draft.set({ openHandoff: request.id, counts: { ...draft.conversation.counts, handoffs: handoffs + 1 } });
  return apply(draft, request, beginLife(request, factsOf(draft, around, request)));
};

/** Takes the open request one event further. Null where there is none, or the event means nothing to it now. */
export const moveRequest = (draft: Draft, around: Around, event: DeskEvent): ToTell | null => {
  if (!draft.request) return null;
  const { handoff } = draft.request;
  const stepped = stepRequest(handoff, event, factsOf(draft, around, handoff, event));
  return stepped && apply(draft, handoff, stepped);
};

/** Rings a timer of the open request. */
export const ringRequest = (draft: Draft, around: Around, timer: DeskTimer): ToTell => {
  if (!draft.request) return [];
  const { handoff } = draft.request;
  const facts = factsOf(draft, around, handoff);
  // Nobody could be heard of while the house was away; who has gone by choice has gone.
  const wasAway = draft.now - timer.due > punctual && facts.leaseUntil > 0;
  const leaseUntil = wasAway ? Math.max(facts.leaseUntil, draft.now + delays.lease) : facts.leaseUntil;
  const stepped = ringTimer(handoff, timer, { ...facts, leaseUntil });
  if (handoff.state === 'offered' && stepped.request.state === 'queued') missOffer(draft, handoff);
  return apply(draft, handoff, stepped);
};

const factsOf = (draft: Draft, { bot, replyWindow }: Around, request: HandoffRequest, event?: DeskEvent): Facts => {
  const { name: queue, hours, promise } = bot.queues.get(queueAfter(request, event)) ?? bot.defaultQueue;
  const next = nextOpening(hours, draft.now) ?? draft.now + day;
  const opensAt = next === draft.now ? null : next;
  const serving = event?.type === 'accepted' ? event.agent : event?.type === 'transferred' ? event.by : request.assignee;
  const person = serving === null ? undefined : draft.people.get(serving);
  return {
    now: draft.now,
    seq: draft.conversation.seq,
    queue,
    opensAt,
    isInReach: replyWindow === null || draft.now <= draft.conversation.heardAt + replyWindow.person,
    responseTimes: promise,
    // Whoever takes a request is there.
    leaseUntil: Math.max(person?.presence?.leaseUntil ?? 0, event?.type === 'accepted' ? draft.now + delays.lease : 0),
    hasRoom: person !== undefined && mayDo(person.agent, 'desk.serve') && hasRoom(person.agent),
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
