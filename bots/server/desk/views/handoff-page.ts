import { z } from 'zod';
import { asId } from '../../../../flows/dialogue/ids';
import type { Agent } from '../../../../handoff/desk/agent';
import { byTurn, entries, type HandoffRequest, type HandoffState, openStates, type Turn } from '../../../../handoff/desk/request';
import { mayDo, maySee } from '../../../../handoff/desk/rights';
import type { Reader } from '../../../storage/store';
import * as wire from '../wire';
import type { Glance } from './glance';
import { handoffView } from './handoff-view';
import { inTurn } from './in-turn';
import { merged } from './merged';
import { pageEnd } from './page-end';
import { isInLine, positionOf } from './position-of';

const end = pageEnd(z.tuple([wire.handoff.shape.priority, z.enum(entries), z.number(), z.string()]));

/** Behind which of the requests a page begins. */
export const place = end.read.transform(([priority, entry, requestedAt, id]): Turn => ({ priority, entry, requestedAt, id: asId(id) }));

interface Wanted {
  readonly state?: readonly HandoffState[] | undefined;
  readonly queue?: readonly string[] | undefined;
  readonly mine?: boolean | undefined;
  readonly limit: number;
  readonly after?: Turn | undefined;
}

/** One page of the requests that somebody may see, whose turn it is (or was) first. Of those that wait or are closed no more are read than are shown. */
export const handoffPage = async (
  glance: Glance,
  agent: Agent,
  wanted: Wanted,
): Promise<{ items: wire.HandoffOnWire[]; next: string | null }> => {
  const { store } = glance;
  const { state = openStates, queue, mine = false, limit, after } = wanted;
  const isTheirs = ({ assignee, offer }: HandoffRequest): boolean => assignee === agent.id || offer?.agent === agent.id;
  const isShown = (request: HandoffRequest): boolean =>
    state.includes(request.state) &&
    (queue === undefined || queue.includes(request.queue)) &&
    maySee(agent, request) &&
    (!mine || isTheirs(request));
  // Nobody has a part in a request that only waits.
  const lines = mine ? [] : linesFor(agent, queue);
  const isWhole = (of: string): boolean => state.includes('queued') && (lines === null || lines.includes(of));
  /** By queue, where its line is read as a whole: the last position that was passed. */
  const passed = new Map<string, number>();
  const page: { readonly request: HandoffRequest; readonly position: number | null }[] = [];
  let isMore = false;
  for await (const request of merged(sourcesOf(store, { agent, states: state, lines, after }), byTurn)) {
    // It has moved on between two reads, and is found in both of its states.
    if (page.at(-1)?.request.id === request.id) continue;
    const shown = isShown(request);
    isMore = shown && page.length === limit;
    if (isMore) break;
    const before = passed.get(request.queue);
    const standsBehind = before !== undefined && isInLine(request);
    if (!shown && !standsBehind) continue;
    const position = standsBehind ? before + 1 : await positionOf(store, request);
    if (position !== null && isWhole(request.queue)) passed.set(request.queue, position);
    if (shown) page.push({ request, position });
  }
  const last = page.at(-1)?.request;
  return {
    items: await Promise.all(page.map(({ request, position }) => handoffView(glance, request, position))),
    next: last && isMore ? end.written([last.priority, last.entry, last.requestedAt, last.id]) : null,
  };
};

/** The queues whose whole lines somebody sees, of those that they want; null: all that there are. */
const linesFor = (agent: Agent, wanted: readonly string[] | undefined): readonly string[] | null => {
  const { queues } = agent;
  if (queues === 'all' || mayDo(agent, 'desk.everywhere')) return wanted === undefined ? null : [...new Set(wanted)];
  return [...new Set(queues)].filter((queue) => wanted === undefined || wanted.includes(queue));
};

/**
 * Where a page's requests are found: who waits, in the lines of these queues; who is with an agent, wherever that is, for there are
 * never more of them than agents have places and put on hold; and what is closed, of these queues or as one's own.
 */
const sourcesOf = (
  store: Reader,
  wantedOf: {
    readonly agent: Agent;
    readonly states: readonly HandoffState[];
    readonly lines: readonly string[] | null;
    readonly after: Turn | undefined;
  },
): readonly AsyncGenerator<HandoffRequest>[] => {
  const { agent, states, lines, after } = wantedOf;
  const wanted = new Set<HandoffState>(states);
  // They stand in line between those that are queued, and count.
  if (wanted.has('queued')) wanted.add('offered');
  return [...wanted].flatMap((state) => {
    const inLines = (): readonly AsyncGenerator<HandoffRequest>[] =>
      lines === null ? [inTurn(store, { state }, after)] : lines.map((queue) => inTurn(store, { state, queue }, after));
    switch (state) {
      case 'deferred':
      case 'queued':
        return inLines();
      case 'closed':
        return lines === null ? inLines() : [...inLines(), inTurn(store, { state, assignee: agent.id }, after)];
      default:
        return [inTurn(store, { state }, after)];
    }
  });
};
