import type { Content, InboundMessage } from '../../flows/dialogue/inbound';
import type { FlowEvent, Run } from '../../flows/engine/run';
import type { Understanding } from '../../nlp-models/triage/understanding';
import type { Bot } from '../opening/bot';
import { isCourtesy } from './courtesy';
import { flowIn } from './flow-in';
import type { Meaning } from './meaning';
import { meaningOf } from './meaning-of';
import { needsQuestion } from './needs-question';
import type { Conversation } from './records';
import { utteranceOf } from './utterance';

export interface Heard {
  readonly meaning: Meaning;
  /** What triage made of the words; null where there were none. */
  readonly understanding: Understanding | null;
}

/**
 * Hears a message: as the answer to a question that was left open, else as whatever it means now.
 * @param arrival its moment (see `Moments`), also when it had to wait
 */
export const understand = async (
  { message, arrival }: { readonly message: InboundMessage; readonly arrival: number },
  conversation: Conversation,
  bot: Bot,
  now: number,
): Promise<Heard> => {
  const utterance = await utteranceOf(message, conversation, bot);
  const understanding = utterance.kind === 'words' ? utterance.understanding : null;
  const left = leftOpen(conversation, bot, now);
  if (left) {
    const meant = meaningOf(utterance, { ...conversation, run: left.run }, bot);
    const answer = meant.kind === 'event' && meant.event.type !== 'nomatch' ? meant.event : null;
    const event = answer && left.by === 'waiting' ? whileWaiting(answer, message.content, bot) : answer;
    if (event) return { meaning: { kind: 'resumed', run: left.run, event }, understanding };
  }
  const meaning = meaningOf(utterance, conversation, bot);
  const { asked } = conversation;
  const isUnread = asked !== null && (asked.at === null || arrival < asked.at);
  const isEarly = isUnread && utterance.kind === 'words' && needsQuestion(meaning, utterance.text, bot);
  return { meaning: isEarly ? { kind: 'early' } : meaning, understanding };
};

/** The run whose question was left open: by silence, or by waiting for a person who has not come yet. */
const leftOpen = (
  { silenced, interrupted, run: open, floor }: Conversation,
  bot: Bot,
  now: number,
): { readonly run: Run; readonly by: 'silence' | 'waiting' } | null => {
  if (open !== null) return null;
  const isSilenced = silenced !== null && now <= silenced.until;
  const run = isSilenced ? silenced.run : floor.holder === 'queue' ? (interrupted?.run ?? null) : null;
  const question = run && flowIn(bot, { run })?.question;
  if (!question) return null;
  if (isSilenced) return { run, by: 'silence' };
  // To a question for a text everything is an answer: also what is meant for the person.
  return question.kind === 'ask' && question.of === 'text' ? null : { run, by: 'waiting' };
};

/** Who waits for a person may mean something else by "yes" or "cancel": they are asked once more, or heard as always. */
const whileWaiting = (event: FlowEvent, content: Content, bot: Bot): FlowEvent | null => {
  if (content.kind === 'text' && isCourtesy(content.text, bot)) return null;
  switch (event.type) {
    case 'answer':
    case 'correct':
      return event;
    case 'yes':
    case 'no':
      return content.kind === 'choice' ? event : { type: 'repeat' };
    default:
      return null;
  }
};
