import type { Flow } from '../../flows/engine/flow';
import type { AnswerWords } from '../../flows/engine/read-answer';
import type { Run } from '../../flows/engine/run';
import type { Bot } from '../bot';
import type { Conversation } from './records';
import { textOfFlow } from './speak';

/** How customers of this language name what the open question offers. */
export const answerWords = (bot: Bot, conversation: Conversation, flow: Flow, run: Run): AnswerWords => {
  const { locale } = conversation;
  const { texts } = bot;
  const positions = texts.words(locale, 'repair', 'position');
  // A correction names something that an earlier question offered, so the words of every question count; those of a yes or a
  // no belong to their own question alone.
  const asked = Object.values(flow.steps).filter(({ verb, name }) => verb === 'ask' || name === run.step);
  const names = asked.map(({ name }) => texts.words(locale, flow.name, `${name}.words`));
  return {
    title: ({ titleKeys, option }) => textOfFlow(bot, conversation, run, titleKeys, option),
    names: (word) => names.flatMap((words) => words[word] ?? []),
    ordinals: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'].map((place) => positions[place] ?? []),
    last: positions.last ?? [],
    other: texts.words(locale, 'repair', 'pointing').other ?? [],
  };
};
