import { serves } from '../../handoff/desk/agent';
import { newRequest } from '../../handoff/desk/request';
import { maySeeConversation } from '../../handoff/desk/rights';
import { aboutOf, briefingOf } from '../conversation/hand-over';
import { moveRequest, openRequest } from '../conversation/move-request';
import type { Done, Refused } from './desk';
import type { AtDesk } from './desk-turn';

/** An agent takes a conversation that the bot has: a request is opened and accepted in one. */
export const pull = async ({ draft, player, agent, request: open }: AtDesk, wanted?: string): Promise<Refused | (() => Done)> => {
  const { bot } = player;
  if (!maySeeConversation(agent, open ?? (await player.lastRequest()))) return { kind: 'refused', why: 'not_your_queue' };
  if (draft.conversation.floor.holder !== 'bot') return { kind: 'refused', why: 'already_open' };
  const queue = wanted ?? [...bot.queues.keys()].find((name) => serves(agent, name));
  if (queue === undefined || !serves(agent, queue)) return { kind: 'refused', why: 'not_your_queue' };
  if (!bot.queues.has(queue)) return { kind: 'refused', why: 'no_such_target' };
  if (open) draft.endRequest();
  const need = { queue, priority: 'normal', reason: 'pulled', intent: null } as const;
  const request = newRequest(need, { ...aboutOf(draft), briefing: briefingOf(draft, bot, draft.conversation.run) });
  // The customer has asked for nobody, and waits for no word of a person's yet.
  openRequest(draft, bot, { ...request, waitingSince: null });
  moveRequest(draft, bot, { type: 'accepted', agent: agent.id });
  return () => {
    if (!draft.request) throw new Error('A request that was just opened is gone. openRequest() is at fault.');
    return { kind: 'done', request: draft.request.handoff, epoch: draft.conversation.floor.epoch };
  };
};
