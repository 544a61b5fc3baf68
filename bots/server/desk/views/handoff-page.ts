import { z } from 'zod';
import { asId } from '../../../../flows/dialogue/ids';
import type { Agent } from '../../../../handoff/desk/agent';
import { byTurn, type HandoffRequest, type HandoffState } from '../../../../handoff/desk/request';
import { maySee } from '../../../../handoff/desk/rights';
import { handoffs } from '../../../conversation/records';
import { pages } from '../../../mailroom/pages';
import * as wire from '../wire';
import type { Glance } from './glance';
import { handoffView } from './handoff-view';

export const openStates: readonly HandoffState[] = ['deferred', 'queued', 'offered', 'accepted', 'active', 'on_hold', 'wrap_up'];
/** Of those that are closed only so many are looked at, the newest: there are more of them each day. */
const mostClosed = 1_000;

type Place = Pick<HandoffRequest, 'priority' | 'requestedAt' | 'id'>;

const parts = z.tuple([wire.handoff.shape.priority, z.number(), z.string()]);

/** A page's end, as what stood there and not as a number: others come and go in front of it. */
export const place = z
  .string()
  .max(500)
  .transform((text, { addIssue }): Place => {
    const read = parts.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()));
    if (!read.success) addIssue('is no `next` of a page');
    const [priority, requestedAt, id] = read.data ?? ['low', 0, ''];
    return { priority, requestedAt, id: asId(id) };
  });

const written = ({ priority, requestedAt, id }: Place): string =>
  Buffer.from(JSON.stringify([priority, requestedAt, id])).toString('base64url');

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** One page of the requests that somebody may see, whose turn it is first. */
export const handoffPage = async (
  glance: Glance,
  agent: Agent,
  wanted: {
    readonly state?: readonly HandoffState[] | undefined;
    readonly queue?: readonly string[] | undefined;
    readonly mine?: boolean | undefined;
    readonly limit: number;
    readonly after?: Place | undefined;
  },
): Promise<{ items: wire.HandoffOnWire[]; next: string | null }> => {
  const { state = openStates, queue, mine = false, limit, after } = wanted;
  const isTheirs = ({ assignee, offer }: HandoffRequest): boolean => assignee === agent.id || offer?.agent === agent.id;
  const found = (await requestsIn(glance, state))
    .filter((request) => queue === undefined || queue.includes(request.queue))
    .filter((request) => maySee(agent, request) && (!mine || isTheirs(request)))
    .filter((request) => after === undefined || (request.id !== after.id && byTurn(request, after) > 0))
    .sort(byTurn);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await Promise.all(page.map((request) => handoffView(glance, request))),
    next: last && found.length > limit ? written(last) : null,
  };
};

const requestsIn = async ({ store }: Glance, states: readonly HandoffState[]): Promise<readonly HandoffRequest[]> => {
  const all: HandoffRequest[] = [];
  const living = states.filter((state) => state !== 'closed');
  if (living.length > 0) {
    for await (const request of pages(store, handoffs, { where: { state: living } }, 'requestedAt')) all.push(request);
  }
  if (!states.includes('closed')) return all;
  const newest = { where: { state: 'closed' }, sort: { field: 'requestedAt', order: 'descending' }, limit: mostClosed } as const;
  return [...all, ...(await store.find(handoffs, newest))];
};
