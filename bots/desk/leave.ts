import { type Agent, isHere } from '../../handoff/desk/agent';
import type { DeskEvent } from '../../handoff/desk/event';
import type { HandoffRequest } from '../../handoff/desk/request';
import { mayDo } from '../../handoff/desk/rights';
import { moveRequest } from '../conversation/move-request';
import { tell } from '../conversation/tell';
import type { Done, Refused } from './desk';
import type { AtDesk } from './desk-turn';
import { refused } from './refused';

/**
 * The agent has gone: what they have here goes on without them, as it would when the timer that looks for lost agents finds it
 * out. That one is what is left where the house falls between their leaving and this.
 */
export const leave = async ({ draft, player, agent, request }: AtDesk): Promise<Refused | (() => Done)> => {
  const left = request === null || isHere(draft.people.get(agent.id)?.presence, draft.now) ? null : leaving(request, agent);
  const told = left && moveRequest(draft, player, left);
  if (request === null || told === null) return refused('wrong_state');
  await tell(draft, player, told);
  return () => ({ kind: 'done', request: draft.request?.handoff ?? request, epoch: draft.conversation.floor.epoch });
};

/** An offer goes on to somebody else. Null: it is not theirs any more. */
const leaving = ({ offer, assignee }: HandoffRequest, agent: Agent): DeskEvent | null => {
  if (offer?.agent === agent.id) return { type: 'rejected', agent: agent.id };
  return assignee === agent.id ? { type: 'left', forGood: !mayDo(agent, 'desk.serve') } : null;
};
