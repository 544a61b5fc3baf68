import { assign, setup } from 'xstate';
import { delays } from './delays';
import type { DeskEvent, LifeContext, Told } from './event';
import { type HandoffRequest, raised, type Target } from './request';
import { nextWarning, paused, promised, resumed } from './response-promise';

/** What an event of this type changes in the request's record. */
const on = <Type extends DeskEvent['type']>(
  type: Type,
  change: (context: LifeContext, event: Extract<DeskEvent, { type: Type }>) => Partial<HandoffRequest>,
) =>
  assign<LifeContext, DeskEvent, undefined, DeskEvent, never>(({ context, event }) =>
    event.type === type
      ? { request: { ...context.request, ...change(context, event as Extract<DeskEvent, { type: Type }>) } }
      : { request: context.request },
  );

/** What is changed whatever the event was. */
const put = (change: (context: LifeContext) => Partial<HandoffRequest>) =>
  assign<LifeContext, DeskEvent, undefined, DeskEvent, never>(({ context }) => ({ request: { ...context.request, ...change(context) } }));

/** When whoever serves the request has let the customer wait for too long, ms UTC. */
const silentAt = ({ request: { waitingSince, takenUpAt = 0 }, facts: { now } }: LifeContext): number =>
  Math.max(waitingSince ?? now, takenUpAt) + delays.silent;

/** Somebody has it now. */
const served = { entry: 'again', offer: null, transfer: null, preferred: null, holdUntil: null, opensAt: null } as const;
/** Nobody waits for anything any more. */
const over = {
  offer: null,
  transfer: null,
  preferred: null,
  waitingSince: null,
  unanswered: null,
  promise: null,
  holdUntil: null,
  opensAt: null,
} as const;

/** What the chart of a request's life is drawn with: its delays, its forks, and what its events change in the record. */
export const lifeSetup = setup({
  types: { context: {} as LifeContext, events: {} as DeskEvent, input: {} as LifeContext },
  delays: {
    opening: ({ context: { facts } }) => Math.min((facts.opensAt ?? Number.POSITIVE_INFINITY) - facts.now, delays.opening),
    notice: ({ context: { request, facts } }) =>
      facts.now - request.inLineSince < delays.firstNotice ? delays.firstNotice : delays.laterNotice,
    offer: delays.offer,
    lostBefore: ({ context: { facts } }) => Math.max(facts.leaseUntil + delays.lostBefore - facts.now, 0),
    lostAfter: ({ context: { facts } }) => Math.max(facts.leaseUntil + delays.lostAfter - facts.now, 0),
    silent: ({ context }) => Math.max(silentAt(context) - context.facts.now, 0),
    warning: ({ context: { request, facts } }) => {
      const next = request.promise && nextWarning(request.promise);
      return Math.max((next?.at ?? facts.now) - facts.now, 0);
    },
    idle: ({ context: { request, facts } }) => Math.max(request.lastWordAt + delays.idle - facts.now, 0),
    hold: ({ context: { request, facts } }) => Math.max((request.holdUntil ?? facts.now + delays.hold) - facts.now, 0),
    transfer: delays.transfer,
    wrapUp: delays.wrapUp,
  },
  guards: {
    isOutOfReach: ({ context: { facts } }) => !facts.isInReach,
    /** Somebody would have been there for a customer to whom nobody might write. */
    wasOutOfReach: ({ context: { request, facts } }) => request.opensAt === null && facts.isInReach,
    isQueueGone: ({ context: { request, facts } }) => facts.queue !== request.queue,
    /** It cannot stay in this line: `arriving` finds out where it goes. */
    isOutOfPlace: ({ context: { request, facts } }) => facts.queue !== request.queue || !facts.isInReach || facts.opensAt !== null,
    isClosed: ({ context: { facts } }) => facts.opensAt !== null,
    isClosedAsTold: ({ context: { request, facts } }) => facts.opensAt !== null && facts.opensAt === request.opensAt,
    lostBefore: ({ context: { facts } }) => facts.leaseUntil + delays.lostBefore <= facts.now,
    /** Whoever took it on their own wish is lost, and the customer waits for nothing. */
    lostUnasked: ({ context: { request, facts } }) =>
      facts.leaseUntil + delays.lostBefore <= facts.now && request.waitingSince === null && request.firstReplyAt === undefined,
    isUnasked: ({ context: { request } }) => request.waitingSince === null && request.firstReplyAt === undefined,
    lostAfter: ({ context: { facts } }) => facts.leaseUntil + delays.lostAfter <= facts.now,
    lostWhileAwaited: ({ context: { request, facts } }) =>
      facts.leaseUntil + delays.lostAfter <= facts.now && request.waitingSince !== null,
    isSilent: ({ context }) => context.request.waitingSince !== null && silentAt(context) <= context.facts.now,
    isPromisedNothing: ({ context: { request } }) => request.promise === null,
    isWarned: ({ context: { request } }) => request.promise !== null && nextWarning(request.promise) === null,
    isLeftUnserved: ({ context: { request } }) =>
      request.assignee === null && request.promise !== null && nextWarning(request.promise)?.level === 100,
    isUntouched: ({ context: { request } }) => request.firstReplyAt === undefined,
    isUnserved: ({ context: { request } }) => request.firstReplyAt === undefined && request.waitingSince !== null,
    isIdle: ({ context: { request } }) => request.waitingSince === null,
    /** Whoever has left is waited for, or will never be back. */
    isMissed: ({ context: { request }, event }) => request.waitingSince !== null || (event.type === 'left' && event.forGood),
    isAwaited: ({ context: { request } }) => request.waitingSince !== null,
    comesBack: ({ context: { facts } }) => facts.leaseUntil > facts.now && facts.hasRoom,
    isHeldForCustomer: ({ context: { request } }) => request.holdUntil === null && request.waitingSince === null,
    toOneself: ({ event }) => event.type === 'transferred' && 'agent' in event.to && event.to.agent === event.by,
    staysMeanwhile: ({ event }) => event.type === 'transferred' && event.warm && !('agent' in event.to && event.to.agent === event.by),
    isMoreUrgent: ({ context: { request }, event }) =>
      event.type === 'raised' && raised(request, event.need, event.briefing).priority !== request.priority,
    toAgent: ({ event }) => event.type === 'transferred' && 'agent' in event.to,
  },
  actions: {
    offer: on('offered', ({ facts }, { agent }) => ({ offer: { agent, until: facts.now + delays.offer } })),
    passOver: put(({ request }) => ({
      offer: null,
      preferred: null,
      passedOver: request.offer
        ? [...request.passedOver.filter((agent) => agent !== request.offer?.agent), request.offer.agent]
        : request.passedOver,
    })),
    accept: on('accepted', ({ request, facts }, { agent }) => ({
      ...served,
      assignee: agent,
      acceptedAt: facts.now,
      takenUpAt: facts.now,
      queue: request.transfer !== null && 'queue' in request.transfer.to ? request.transfer.to.queue : request.queue,
    })),
    takeOver: on('transferred', ({ facts }, { by }) => ({ ...served, assignee: by, acceptedAt: facts.now, takenUpAt: facts.now })),
    reply: on('replied', ({ request, facts }) => ({
      waitingSince: null,
      unanswered: null,
      lastWordAt: facts.now,
      holdUntil: null,
      firstReplyAt: request.firstReplyAt ?? facts.now,
    })),
    hear: on('heard', ({ request, facts }) => ({
      waitingSince: request.waitingSince ?? facts.now,
      unanswered: facts.seq,
      lastWordAt: facts.now,
    })),
    nod: put(({ facts }) => ({ lastWordAt: facts.now })),
    resume: put(({ request, facts }) => ({ holdUntil: null, takenUpAt: facts.now, lastWordAt: Math.max(request.lastWordAt, facts.now) })),
    hold: on('held', (_, { until }) => ({ holdUntil: until })),
    wantTransfer: on('transferred', ({ facts }, { by, to, note }) => ({ transfer: { to, by, note, until: facts.now + delays.transfer } })),
    forgetTransfer: put(() => ({ transfer: null })),
    /** Back into the line at its old age; whoever had it is preferred where they come back soon. */
    giveUp: put(({ request, facts }) => ({
      assignee: null,
      transfer: null,
      holdUntil: null,
      waitingSince: request.waitingSince ?? facts.now,
      preferred: request.assignee === null ? null : { agent: request.assignee, until: facts.now + delays.preferred },
    })),
    /** As with `giveUp`, and the router asks others first: whoever had it was there, and said nothing. */
    takeAway: put(({ request }) => ({
      assignee: null,
      transfer: null,
      passedOver: request.assignee === null ? [] : [request.assignee],
      preferred: null,
    })),
    passOn: on('transferred', ({ request, facts }, { to }) => ({
      assignee: null,
      transfer: null,
      offer: 'agent' in to ? { agent: to.agent, until: facts.now + delays.offer } : null,
      holdUntil: null,
      passedOver: [],
      preferred: null,
      waitingSince: request.waitingSince ?? facts.now,
      queue: 'queue' in to ? to.queue : request.queue,
    })),
    raise: on('raised', ({ request }, { need, briefing }) => raised(request, need, briefing)),
    rescind: put(() => ({ offer: null, passedOver: [] })),
    /** Whoever let it pass may have it after all, when nobody else has taken it so far. */
    askAgain: put(() => ({ passedOver: [] })),
    promise: put(({ request, facts }) => ({ promise: promised(request, facts) })),
    pausePromise: put(({ request, facts }) => ({ promise: paused(request.promise, facts) })),
    warn: put(({ request: { promise } }) => {
      const next = promise && nextWarning(promise);
      return next ? { promise: { ...promise, warned: next.level } } : {};
    }),
    defer: put(({ request, facts }) => ({ opensAt: facts.opensAt, offer: null, promise: paused(request.promise, facts) })),
    /** It goes on before the queue opens: so does the clock that was to stand still until then. */
    undefer: put(({ request, facts: { now } }) => ({ promise: resumed(request.promise, Math.max((request.opensAt ?? now) - now, 0)) })),
    /** What could not be kept while nobody might write to them is promised anew. */
    comeBack: put(({ facts }) => ({ waitingSince: facts.now, promise: null })),
    changeQueue: put(({ facts }) => ({ queue: facts.queue })),
    line: put(({ request, facts }) => ({
      opensAt: null,
      inLineSince: request.state === 'queued' || request.state === 'offered' ? request.inLineSince : facts.now,
    })),
    conclude: on('completed', ({ request }, { outcome, tags, note }) => ({
      ...over,
      outcome,
      tags: tags ?? request.tags,
      ...(note === null ? {} : { note }),
    })),
    giveBack: on('returned', (_, { outcome }) => ({ ...over, outcome, ended: 'returned_to_bot' })),
    cancel: put(() => ({ ...over, ended: 'customer_cancelled' })),
    letGo: put(() => ({ ...over, ended: 'returned_to_bot' })),
    leave: put(() => ({ ...over, ended: 'customer_left' })),
    resolve: put(() => ({ ended: 'resolved' })),
    end: put(({ facts }) => ({ endedAt: facts.now })),
    /** Says a text to the customer. */
    tell: (_context, _params: Told) => {},
    /** Puts a line of the house's into the transcript. */
    write: (_context, _params: { readonly what: string; readonly to?: Target }) => {},
  },
});
