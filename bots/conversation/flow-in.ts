import type { Flow } from '../../flows/engine/flow';
import { openQuestion } from '../../flows/engine/question';
import type { Question, Run } from '../../flows/engine/run';
import { hasPlaceOf } from '../../flows/engine/step';
import type { Bot } from '../opening/bot';
import type { Conversation } from './records';

/**
 * The flow under way in this conversation, with the question that it has open. None, too, where a new release of the flow
 * has no longer the place where the run stands.
 */
export const flowIn = (bot: Bot, conversation: Pick<Conversation, 'run'>): { flow: Flow; run: Run; question: Question | null } | null => {
  const { run } = conversation;
  const flow = run ? bot.flows.get(run.flow) : undefined;
  return run && flow && hasPlaceOf(flow, run) ? { flow, run, question: openQuestion(flow, run) } : null;
};

/** Whether a new release of the bot has no longer the place where the run under way stands. */
export const isOutOfPlace = (bot: Bot, conversation: Pick<Conversation, 'run'>): boolean =>
  conversation.run !== null && flowIn(bot, conversation) === null;
