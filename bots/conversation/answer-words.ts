import type { Flow } from '../../flows/engine/flow';
import type { AnswerWords } from '../../flows/engine/read-answer';
import type { Run } from '../../flows/engine/run';
import type { Bot } from '../opening/bot';
import type { Conversation } from './records';
import { textOfFlow } from './speak';

const places = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

/** How customers of this language name what the open question offers. */
export const answerWords = (bot: Bot, conversation: Conversation, flow: Flow, run: Run): AnswerWords => {
  const { locale } = conversation;
  const { texts } = bot;
  const positions = texts.words(locale, 'repair', 'position');
  const numbers = texts.words(locale, 'repair', 'number');
  const negation = texts.words(locale, 'repair', 'negation');
  // A correction names something that an earlier question offered, so the words of every question count; those of a yes or a
  // no belong to their own question alone.
  const isOpen = (name: string): boolean => name === run.step && !run.phase.startsWith('cancelling_');
  const asked = Object.values(flow.steps).filter(({ verb, name }) => verb === 'ask' || isOpen(name));
  const names = asked.map(({ name }) => texts.words(locale, flow.name, `${name}.words`));
  return {
    title: ({ titleKeys, option }) => textOfFlow(bot, conversation, run, titleKeys, option),
    names: (word) => names.flatMap((words) => words[word] ?? []),
    ordinals: places.map((place) => positions[place] ?? []),
    last: positions.last ?? [],
    numbers: places.map((place) => numbers[place] ?? []),
    other: texts.words(locale, 'repair', 'pointing').other ?? [],
    negations: negation.not ?? [],
    contrasts: negation.but ?? [],
  };
};
