import { serves } from '../../handoff/desk/agent';
import { briefingOf } from '../conversation/briefing-of';
import { moveRequest, openRequest } from '../conversation/move-request';
import { requestFor } from '../conversation/request-for';
import type { Done, Refused } from './desk';
import type { AtDesk } from './desk-turn';
import { isVisible } from './is-visible';
import { refused } from './refused';

/** An agent takes a conversation that the bot has: a request is opened and accepted in one. */
export const pull = async (at: AtDesk, wanted?: string): Promise<Refused | (() => Done)> => {
  const { draft, player, agent } = at;
  const { bot } = player;
  if (!(await isVisible(at))) return refused('not_your_queue');
  if (draft.conversation.floor.holder !== 'bot') return refused('already_open');
  const queue = wanted ?? [...bot.queues.keys()].find((name) => serves(agent, name));
  if (queue === undefined || !serves(agent, queue)) return refused('not_your_queue');
  if (!bot.queues.has(queue)) return refused('no_such_target');
  draft.endRequest();
  const need = { queue, priority: 'normal', reason: 'pulled', intent: null } as const;
  const request = requestFor(draft, need, briefingOf(draft, bot, draft.conversation.run));
  // The customer has asked for nobody, and waits for no word of a person's yet.
  openRequest(draft, player, { ...request, waitingSince: null, unanswered: null });
  moveRequest(draft, player, { type: 'accepted', agent: agent.id });
  return () => {
    if (!draft.request) throw new Error('A request that was just opened is gone. openRequest() is at fault.');
    return { kind: 'done', request: draft.request.handoff, epoch: draft.conversation.floor.epoch };
  };
};
