import { asId } from '../../flows/dialogue/ids';
import type { Flow } from '../../flows/engine/flow';
import { openQuestion } from '../../flows/engine/question';
import { readAnswer } from '../../flows/engine/read-answer';
import type { FlowEvent, Question, Run, SlotValue } from '../../flows/engine/run';
import { enterRun } from '../../flows/engine/step';
import type { Bot } from '../opening/bot';
import { answerWords } from './answer-words';
import type { Conversation } from './records';

type Slots = Readonly<Record<string, SlotValue>>;

/** The slots that an intent fills, held against the words that it was read from: "my card was not stolen, I lost it". */
export const slotsTold = (bot: Bot, conversation: Conversation, flow: Flow, slots: Slots, text: string): Slots => {
  const told: Record<string, SlotValue> = { ...slots };
  for (const { slot, run, question } of choicesOf(flow)) {
    const words = answerWords(bot, conversation, flow, run);
    const named = readAnswer(question, text, words);
    if (named?.type === 'answer') told[slot] = named.value;
    else if (told[slot] !== undefined) {
      const ofDenied = readAnswer(question, text, { ...words, negations: [] });
      if (ofDenied?.type === 'answer' && ofDenied.value === told[slot]) delete told[slot];
    }
  }
  return told;
};

interface Choice {
  readonly slot: string;
  /** A run that stands at its question, and knows nothing yet. */
  readonly run: Run;
  readonly question: Question;
}

const choicesKnown = new WeakMap<Flow, readonly Choice[]>();

/** The questions of a flow whose answers stand in it; they are the same in each turn. */
const choicesOf = (flow: Flow): readonly Choice[] => {
  const known = choicesKnown.get(flow);
  if (known) return known;
  const choices = Object.values(flow.steps).flatMap((step): readonly Choice[] => {
    if (step.verb !== 'ask' || flow.slots[step.slot]?.type !== 'choice') return [];
    const { run } = enterRun(flow, step.name, { id: asId('told'), slots: {}, values: {}, committed: false });
    const question = run && openQuestion(flow, run);
    return question ? [{ slot: step.slot, run, question }] : [];
  });
  choicesKnown.set(flow, choices);
  return choices;
};

/**
 * The answer to a question that is about to be put, where the words that led to it have given it: "the blue one was stolen" says
 * both. Words that were an answer from a list already are none from the next one. A yes is never told ahead.
 * @param event what the words were taken for; none where they began the flow
 */
export const answerTold = (
  bot: Bot,
  conversation: Conversation,
  flow: Flow,
  run: Run,
  text: string,
  event?: FlowEvent,
): FlowEvent | null => {
  const question = openQuestion(flow, run);
  if (question?.kind !== 'ask' || question.of === 'text') return null;
  if (event) {
    const isChoice = (event.type === 'answer' || event.type === 'correct') && flow.slots[event.slot]?.type === 'choice';
    if (!isChoice || question.of !== 'option') return null;
  }
  // Of a title that nobody has seen yet, no word counts: "my card" is none of them, even where there is but one.
  const told = readAnswer(question, text, { ...answerWords(bot, conversation, flow, run), title: () => '' });
  return told?.type === 'answer' ? told : null;
};
