import type { AgentId } from '../../flows/dialogue/ids';
import { hasRoom, serves } from '../../handoff/desk/agent';
import type { HandoffRequest } from '../../handoff/desk/request';
import { mayBeOffered, route } from '../../handoff/desk/route';
import { moveRequest } from '../conversation/move-request';
import { agents, presences } from '../conversation/people';
import { handoffs } from '../conversation/records';
import { followFeed } from '../mailroom/follow-feed';
import { lanes } from '../mailroom/lanes';
import { type DeskTurnNeeds, deskTurn } from './desk-turn';
import { headOfLine } from './head-of-line';
import { refused } from './refused';

/** Offers waiting requests to those who are there for them. What it goes by is in the store alone, so any node may do it. */
export interface Router {
  start(): void;
  busy(): boolean;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Some things only time changes: a language that is no longer insisted on, somebody who is no longer preferred. ms. */
const lookEvery = 10_000;
/** Of each queue's line; the rest has to wait for them anyway. */
const mostAtOnce = 100;

export const router = (needs: DeskTurnNeeds): Router => {
  const { store, clock, bot, observe } = needs;
  const turn = deskTurn(needs);
  let stopFollowing = (): void => {};
  let cancelLook = (): void => {};

  const offer = (request: HandoffRequest, agent: AgentId) =>
    turn({ conversation: request.conversation, agent }, async ({ draft, player, request: now, agent: record }) => {
      const presence = draft.people.get(agent)?.presence;
      // As read for this very commit: what has changed since the round began makes the offer void.
      const stands = now?.id === request.id && now.state === 'queued' && mayBeOffered(now, { agent: record, presence }, draft.now);
      if (!stands || moveRequest(draft, player, { type: 'offered', agent }) === null) return refused('wrong_state');
      return () => ({ kind: 'done', request: draft.request?.handoff ?? now, epoch: draft.conversation.floor.epoch });
    });

  const look = async (): Promise<void> => {
    const here = await store.find(presences, { range: { field: 'leaseUntil', from: clock.now() }, limit: 1_000 });
    const available = new Map(here.filter(({ intent }) => intent === 'available').map((presence) => [presence.id, presence]));
    if (available.size === 0) return;
    const candidates = await Promise.all(
      [...available.values()].map(async (presence) => ({ agent: await store.get(agents, presence.id), presence })),
    );
    const there = candidates.flatMap(({ agent, presence }) => (agent ? [{ agent, presence }] : []));
    const served = [...bot.queues.keys()].filter((queue) => there.some(({ agent }) => serves(agent, queue) && hasRoom(agent)));
    const heads = await Promise.all(served.map((queue) => headOfLine(store, queue, mostAtOnce)));
    const waiting = heads.flat();
    for (const { request, agent } of route(waiting, there, clock.now())) await offer(request, agent);
  };

  const looking = lanes(1, async () => {
    await look().catch((error: unknown) => observe({ kind: 'trouble', where: 'router', error }));
  });
  const lookAgain = (): void => {
    cancelLook = clock.after(lookEvery, () => {
      looking.wake('look');
      lookAgain();
    });
  };

  return {
    start: () => {
      const interesting = new Set([handoffs.name, agents.name, presences.name]);
      const wake = (): void => looking.wake('look');
      stopFollowing = followFeed({
        store,
        clock,
        observe,
        changed: ({ collection }) => void (interesting.has(collection) && wake()),
        reset: wake,
      });
      wake();
      lookAgain();
    },
    busy: looking.busy,
    idle: looking.idle,
    stop: async () => {
      stopFollowing();
      cancelLook();
      await looking.stop();
    },
  };
};
