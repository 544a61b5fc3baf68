import { isHere } from '../../handoff/desk/agent';
import type { HandoffRequest, Target } from '../../handoff/desk/request';
import { mayDo } from '../../handoff/desk/rights';
import { maskText } from '../mailroom/mask-text';
import type { Decide } from './act';
import { byServing } from './by-serving';
import type { Refused, Transfer } from './desk';
import type { AtDesk } from './desk-turn';
import { refused } from './refused';

/** Passes a request on, where there is somebody to have it. */
export const transferring = (transfer: Transfer): Decide =>
  byServing((at, request) => {
    const { to, warm, note } = transfer;
    const why = cannotHave(at, request, transfer);
    return why === null
      ? { type: 'transferred', by: at.agent.id, to: standing(at, request, to), warm, note: maskText(note) }
      : refused(why);
  });

/** Back to a queue of its own that is no longer declared is to the one that stands for it. */
const standing = ({ player }: AtDesk, request: HandoffRequest, to: Target): Target =>
  'queue' in to && to.queue === request.queue && !player.bot.queues.has(to.queue) ? { queue: player.bot.defaultQueue.name } : to;

/**
 * Why they cannot be passed it. Who is not there would miss the offer, and the customer lose half a minute and the person they
 * know; a warm transfer costs neither, so it may wait for them.
 */
const cannotHave = ({ draft, player, agent }: AtDesk, request: HandoffRequest, { to, warm }: Transfer): Refused['why'] | null => {
  if ('queue' in to) return player.bot.queues.has(to.queue) || to.queue === request.queue ? null : 'no_such_target';
  const target = draft.people.get(to.agent);
  if (!target || !mayDo(target.agent, 'desk.serve')) return 'no_such_target';
  if (request.assignee === to.agent) return 'wrong_state';
  return warm || to.agent === agent.id || isHere(target.presence, draft.now) ? null : 'not_there';
};
