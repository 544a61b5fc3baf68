import { z } from 'zod';
import { asId } from '../../../../flows/dialogue/ids';
import type { Agent } from '../../../../handoff/desk/agent';
import { byTurn, entries, type HandoffRequest, type HandoffState, openStates, type Turn } from '../../../../handoff/desk/request';
import { maySee } from '../../../../handoff/desk/rights';
import { handoffs } from '../../../conversation/records';
import { pages } from '../../../mailroom/pages';
import * as wire from '../wire';
import type { Glance } from './glance';
import { handoffView } from './handoff-view';
import { pageEnd } from './page-end';

/** Of those that are closed only so many are looked at, the newest: there are more of them each day. */
const mostClosed = 1_000;

const end = pageEnd(z.tuple([wire.handoff.shape.priority, z.enum(entries), z.number(), z.string()]));

/** Behind which of the requests a page begins. */
export const place = end.read.transform(([priority, entry, requestedAt, id]): Turn => ({ priority, entry, requestedAt, id: asId(id) }));

/** One page of the requests that somebody may see, whose turn it is first. */
export const handoffPage = async (
  glance: Glance,
  agent: Agent,
  wanted: {
    readonly state?: readonly HandoffState[] | undefined;
    readonly queue?: readonly string[] | undefined;
    readonly mine?: boolean | undefined;
    readonly limit: number;
    readonly after?: Turn | undefined;
  },
): Promise<{ items: wire.HandoffOnWire[]; next: string | null }> => {
  const { state = openStates, queue, mine = false, limit, after } = wanted;
  const isTheirs = ({ assignee, offer }: HandoffRequest): boolean => assignee === agent.id || offer?.agent === agent.id;
  const found = (await requestsIn(glance, state))
    .filter((request) => queue === undefined || queue.includes(request.queue))
    .filter((request) => maySee(agent, request) && (!mine || isTheirs(request)))
    .filter((request) => after === undefined || byTurn(request, after) > 0)
    .sort(byTurn);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await Promise.all(page.map((request) => handoffView(glance, request))),
    next: last && found.length > limit ? end.written([last.priority, last.entry, last.requestedAt, last.id]) : null,
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
