import type { DeskEvent } from '../../handoff/desk/event';
import { floorOf } from '../../handoff/desk/holders';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { Bot } from '../opening/bot';
import type { Decide } from './act';
import { byServing } from './by-serving';
import type { Ending } from './desk';
import { refused } from './refused';

/** For who ends their part in a request, with an outcome of its queue's. What the customer asks meanwhile would have no answer. */
export const finishing = (bot: Bot, { outcome, seen }: Ending, event: DeskEvent): Decide =>
  byServing((_, request) => {
    const { outcomes } = bot.queues.get(request.queue) ?? bot.defaultQueue;
    if (!outcomes.includes(outcome)) return { kind: 'refused', why: 'no_such_outcome', outcomes };
    return seen !== undefined && asksBehind(request, seen) ? refused('customer_wrote') : event;
  });

/** Whether the customer waits for an answer of a person's to what stands behind this line. */
const asksBehind = (request: HandoffRequest, line: number): boolean =>
  floorOf(request).holder === 'agent' && request.waitingSince !== null && request.unanswered !== null && request.unanswered > line;
