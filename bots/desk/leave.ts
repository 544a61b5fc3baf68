import { isHere } from '../../handoff/desk/agent';
import { moveRequest, ringRequest } from '../conversation/move-request';
import { tell } from '../conversation/tell';
import type { Done, Refused } from './desk';
import type { AtDesk } from './desk-turn';

/**
 * The agent has gone: what they have here goes on without them, as when the timer that looks for lost agents finds it out. It
 * rings in any case; a crash before this only makes the customer wait for it.
 */
export const leave = async (at: AtDesk): Promise<Refused | (() => Done)> => {
  const { draft, player, agent, request } = at;
  const told = isHere(draft.people.get(agent.id)?.presence, draft.now) ? null : letGo(at);
  if (request === null || told === null) return { kind: 'refused', why: 'wrong_state' };
  await tell(draft, player, told);
  return () => ({ kind: 'done', request: draft.request?.handoff ?? request, epoch: draft.conversation.floor.epoch });
};

const letGo = ({ draft, player: { bot }, agent: { id }, request }: AtDesk): ReturnType<typeof moveRequest> => {
  if (request?.offer?.agent === id) return moveRequest(draft, bot, { type: 'rejected', agent: id });
  // XState names a timer by its delay: see delays.ts.
  const looksForLost = request?.timers.find((timer) => /\.lost(Before|After)\./.test(timer.id));
  return request?.assignee === id && looksForLost ? ringRequest(draft, bot, looksForLost) : null;
};
