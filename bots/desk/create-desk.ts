import type { AgentId, HandoffId } from '../../flows/dialogue/ids';
import { isHere, serves } from '../../handoff/desk/agent';
import { delays } from '../../handoff/desk/delays';
import type { DeskEvent } from '../../handoff/desk/event';
import { placeHolder } from '../../handoff/desk/holders';
import type { HandoffRequest } from '../../handoff/desk/request';
import { mayActOn, mayDo } from '../../handoff/desk/rights';
import type { Draft } from '../conversation/draft';
import { moveRequest } from '../conversation/move-request';
import { agents } from '../conversation/people';
import { handoffs } from '../conversation/records';
import { tell } from '../conversation/tell';
import { maskText } from '../mailroom/mask-text';
import type { Desk, Done, Refused } from './desk';
import { type AtDesk, type DeskTurnNeeds, deskTurn } from './desk-turn';
import { leave } from './leave';
import { note } from './note';
import { placeInFlow } from './place-in-flow';
import { pull } from './pull';
import { type ReplyNeeds, reply } from './reply';

/** More requests than these nobody holds. */
const mostHeld = 1_000;

type Decide = (at: AtDesk, request: HandoffRequest) => DeskEvent | Refused | Done;

/** The desk on top of a store and a mailroom. */
export const createDesk = (needs: DeskTurnNeeds & ReplyNeeds): Desk => {
  const { store, bot } = needs;
  const turn = deskTurn(needs);
  /** A turn that somebody of the house takes with their own hands. */
  const turnOf: typeof turn = (about, take) =>
    turn(about, async (at) => {
      const taken = await take(at);
      if (typeof taken === 'function') comeToWork(at);
      return taken;
    });

  /** Does something to the open request of this id. */
  const act = async (
    agent: AgentId,
    id: HandoffId,
    decide: Decide,
    also: { readonly others?: readonly AgentId[]; readonly note?: string; readonly to?: string } = {},
  ): Promise<Done | Refused> => {
    const known = await store.get(handoffs, id);
    if (!known) return refused('not_found');
    const place = also.to === undefined ? undefined : placeInFlow(bot, also.to);
    if (place === null) return refused('no_such_step');
    return turnOf({ conversation: known.conversation, agent, others: also.others ?? [] }, async (at) => {
      const { draft, player } = at;
      const request = at.request?.id === id ? at.request : ((await store.get(handoffs, id)) ?? null);
      if (!request) return refused('not_found');
      const event = decide(at, request);
      if ('kind' in event) return event;
      if (at.request?.id !== id) return refused('wrong_state');
      const told = moveRequest(draft, bot, event);
      if (told === null) return refused('wrong_state');
      if (also.note !== undefined && also.note.trim() !== '') draft.writeNote(agent, also.note);
      await tell(draft, player, told, place);
      // Where the bot goes on, it may have asked for a person again: that is another request.
      const after = [draft.request, draft.ended].find((now) => now?.handoff.id === id)?.handoff ?? request;
      return () => ({ kind: 'done', request: after, epoch: draft.conversation.floor.epoch });
    });
  };

  const unknownOutcome = ({ queue }: HandoffRequest, outcome: string): Refused | null => {
    const { outcomes } = bot.queues.get(queue) ?? bot.defaultQueue;
    return outcomes.includes(outcome) ? null : { kind: 'refused', why: 'no_such_outcome', outcomes };
  };

  return {
    accept: (agent, id) => act(agent, id, accepting),
    reject: (agent, id) =>
      act(agent, id, (_, { offer, transfer }) => {
        const asked = offer?.agent === agent || (transfer !== null && 'agent' in transfer.to && transfer.to.agent === agent);
        return asked ? { type: 'rejected', agent } : refused('not_yours');
      }),
    hold: (agent, id, until) =>
      act(
        agent,
        id,
        held(() => ({ type: 'held', until: until ?? null })),
      ),
    resume: (agent, id) =>
      act(
        agent,
        id,
        held(() => ({ type: 'resumed' })),
      ),
    transfer: (by, id, { to, warm, note }) =>
      act(
        by,
        id,
        held((at, request) => {
          const why =
            'agent' in to ? cannotHave(at.draft, request, by, to.agent, warm) : bot.queues.has(to.queue) ? null : 'no_such_target';
          return why === null ? { type: 'transferred', by, to, warm, note: maskText(note) } : refused(why);
        }),
        { others: 'agent' in to ? [to.agent] : [], note },
      ),
    return: (agent, id, { outcome, note, to }) =>
      act(
        agent,
        id,
        held((_, request) => unknownOutcome(request, outcome) ?? { type: 'returned', outcome }),
        { note, ...(to === undefined ? {} : { to }) },
      ),
    complete: (agent, id, { outcome, tags, note }) =>
      act(
        agent,
        id,
        held(
          (_, request) =>
            unknownOutcome(request, outcome) ?? {
              type: 'completed',
              outcome,
              tags: tags ?? null,
              note: note === undefined ? null : maskText(note),
            },
        ),
        note === undefined ? {} : { note },
      ),
    pull: (agent, conversation, queue) => turnOf({ conversation, agent }, (at) => pull(at, queue)),
    reply: (agent, conversation, said) => turnOf({ conversation, agent }, (at) => reply(needs, at, said)),
    note: (agent, conversation, text, key) => turnOf({ conversation, agent }, (at) => note(needs, at, text, key)),
    leave: async (agent) => {
      const holding = (await store.get(agents, agent))?.load ?? [];
      const served = await Promise.all(holding.map((id) => store.get(handoffs, id)));
      // One that is on hold takes no place.
      const held = await store.find(handoffs, { where: { state: 'on_hold', assignee: agent }, limit: mostHeld });
      for (const request of [...served, ...held]) if (request) await turn({ conversation: request.conversation, agent }, leave);
    },
  };
};

/** Whoever has a request under their hands is there, whatever they had chosen to be: else they would count as lost. */
const comeToWork = ({ draft, agent: { id } }: AtDesk): void => {
  const request = draft.request?.handoff;
  const presence = draft.people.get(id)?.presence;
  if (!request || request.state === 'offered' || placeHolder(request) !== id || presence?.intent !== 'offline') return;
  draft.setPresence({ ...presence, intent: 'busy', leaseUntil: draft.now + delays.lease });
};

const refused = (why: Refused['why'], by?: Refused['by']): Refused => ({ kind: 'refused', why, ...(by ? { by } : {}) });

/** Who has it, to be named to somebody who has not. */
const holderOf = ({ draft }: AtDesk, { assignee }: HandoffRequest): Refused['by'] => {
  const holder = assignee === null ? undefined : draft.people.get(assignee)?.agent;
  return holder && { id: holder.id, name: holder.name };
};

/**
 * Why somebody cannot be passed a request. Who is not there would miss the offer, and the customer lose half a minute and the
 * person they know; a warm transfer costs neither, so it may wait for them.
 */
const cannotHave = (draft: Draft, request: HandoffRequest, by: AgentId, to: AgentId, warm: boolean): Refused['why'] | null => {
  const target = draft.people.get(to);
  if (!target || !mayDo(target.agent, 'desk.serve')) return 'no_such_target';
  if (request.assignee === to) return 'wrong_state';
  return warm || by === to || isHere(target.presence, draft.now) ? null : 'not_there';
};

/** For who serves the request at the moment of the commit, and for who may act on anybody's. */
const held =
  (decide: Decide): Decide =>
  (at, request) =>
    mayActOn(at.agent, request) ? decide(at, request) : refused('not_yours', holderOf(at, request));

const accepting: Decide = (at, request) => {
  const { draft, agent } = at;
  const { state, assignee, transfer, offer, queue } = request;
  const by = holderOf(at, request);
  switch (state) {
    case 'deferred':
    case 'queued':
    case 'offered':
      return serves(agent, queue) || offer?.agent === agent.id ? { type: 'accepted', agent: agent.id } : refused('not_your_queue');
    case 'accepted':
    case 'active':
    case 'on_hold': {
      // A second click of the same person is no race.
      if (assignee === agent.id) return { kind: 'done', request, epoch: draft.conversation.floor.epoch };
      const wanted = transfer !== null && ('agent' in transfer.to ? transfer.to.agent === agent.id : serves(agent, transfer.to.queue));
      return wanted ? { type: 'accepted', agent: agent.id } : refused('already_taken', by);
    }
    case 'wrap_up':
    case 'closed':
      return refused(by ? 'already_taken' : 'wrong_state', by);
    default:
      return state satisfies never;
  }
};
