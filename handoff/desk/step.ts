import type { StateValue } from 'xstate';
import type { AgentId } from '../../flows/dialogue/ids';
import { firstTransition, type Transitioned, transition } from '../../flows/engine/pure-transition';
import type { DeskEffect, DeskEvent, Facts, Told } from './event';
import { lifeOfRequest } from './life';
import { type DeskTimer, type HandoffRequest, type HandoffState, handoffStates, type Target } from './request';
import { nextWarning } from './response-promise';

/** A request after something has happened to it, and what has to be said about it. */
export interface Stepped {
  readonly request: HandoffRequest;
  readonly effects: readonly DeskEffect[];
}

/** Begins the life of a request: in line, or deferred until somebody is there. */
export const beginLife = (request: HandoffRequest, facts: Facts): Stepped =>
  stepped(request, firstTransition(lifeOfRequest, { request, facts }), null, facts);

/** Takes a request one event further: (record, event, facts) → record. Null where the event means nothing in its state. */
export const stepRequest = (request: HandoffRequest, event: DeskEvent, facts: Facts): Stepped | null => {
  const state = lifeOfRequest.resolveState({ value: placeOf(request), context: { request, facts } });
  return state.can(event) ? stepped(request, transition(lifeOfRequest, state, event), event, facts) : null;
};

/** Rings one of the request's timers. */
export const ringTimer = (before: HandoffRequest, { id }: DeskTimer, facts: Facts): Stepped => {
  const request = { ...before, timers: before.timers.filter((timer) => timer.id !== id) };
  const state = lifeOfRequest.resolveState({ value: placeOf(request), context: { request, facts } });
  // A delay that has passed is an event of XState's own, which is named like the timer.
  return stepped(request, transition(lifeOfRequest, state, { type: id } as unknown as DeskEvent), null, facts);
};

/** What is due at this time rings so much later. ms */
export const postponeDue = (request: HandoffRequest, now: number, ms: number): HandoffRequest =>
  withTimers(
    request,
    request.timers.map((timer) => (timer.due > now ? timer : { ...timer, due: now + ms })),
  );

const stepped = (
  before: HandoffRequest,
  { state, actions }: Transitioned<typeof lifeOfRequest>,
  event: DeskEvent | null,
  { now }: Facts,
): Stepped => {
  const effects: DeskEffect[] = [];
  const timers = new Map(before.timers.map((timer) => [timer.id, timer]));
  for (const { type, params } of actions) {
    switch (type) {
      case 'tell':
        effects.push({ kind: 'tell', ...(params as Told) });
        break;
      case 'write':
        effects.push({ kind: 'write', ...(params as { what: string; to?: Target }), ...by(event) });
        break;
      case 'xstate.cancel':
        timers.delete((params as { sendId: string }).sendId);
        break;
      case 'xstate.raise': {
        const { id, delay } = params as { id: string; delay: number };
        timers.set(id, { id, due: now + delay });
        break;
      }
      default:
        throw new Error(`The life of a request has an action that nobody takes: ${type}. Take it in step.ts.`);
    }
  }
  return { request: withTimers({ ...state.context.request, state: stateOf(state.value) }, [...timers.values()]), effects };
};

const withTimers = (before: HandoffRequest, timers: readonly DeskTimer[]): HandoffRequest => {
  const { wakeAt: _, ...request } = before;
  return { ...request, timers, ...(timers.length === 0 ? {} : { wakeAt: Math.min(...timers.map(({ due }) => due)) }) };
};

/** Who did it, for the line that says so. */
const by = (event: DeskEvent | null): { readonly agent?: AgentId } => {
  if (event === null) return {};
  if ('agent' in event) return { agent: event.agent };
  return event.type === 'transferred' ? { agent: event.by } : {};
};

/** Where in the chart a stored request is. */
const placeOf = ({ state, transfer, promise, waitingSince }: HandoffRequest): StateValue => {
  const passing = transfer === null ? 'no' : 'wanted';
  const clock = promise === null ? 'still' : nextWarning(promise) === null ? 'warned' : 'running';
  switch (state) {
    case 'deferred':
      return { waiting: 'deferred' };
    case 'queued':
    case 'offered':
      return { waiting: { inLine: { routing: state, telling: 'patient', promise: clock } } };
    case 'accepted':
    case 'active':
      return { serving: { work: state, passing, promise: clock } };
    case 'on_hold':
      return { serving: { work: { on_hold: waitingSince === null ? 'quiet' : 'watched' }, passing, promise: clock } };
    case 'wrap_up':
    case 'closed':
      return state;
    default:
      return state satisfies never;
  }
};

const stateOf = (value: StateValue): HandoffState => {
  const names = namesIn(value);
  const state = handoffStates.find((known) => names.includes(known));
  if (state === undefined) throw new Error(`The life of a request rests in ${JSON.stringify(value)}, which is no state of its record.`);
  return state;
};

const namesIn = (value: StateValue): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([name, inner]) => [name, ...(inner === undefined ? [] : namesIn(inner))]);
