import type { Choice } from '../../flows/dialogue/reply';
import type { Question, Run, TextKeys } from '../../flows/engine/run';
import type { Values } from '../../locales/texts';
import type { Bot } from '../opening/bot';
import type { Draft } from './draft';
import type { Conversation } from './records';

/** Says a text of the house, by its namespace and key (`house:greeting`). */
export const sayOfHouse = (draft: Draft, bot: Bot, key: `${'house' | 'handoff' | 'repair'}:${string}`, values: Values = {}): void => {
  const { locale, channel } = draft.conversation;
  draft.speech.say(bot.texts.say(locale, 'house', key, values, channel), [key]);
};

/** Says a text of the flow, made from what the run knows. */
export const sayOfFlow = (draft: Draft, bot: Bot, run: Run, keys: TextKeys): void => {
  draft.speech.say(textOfFlow(bot, draft.conversation, run, keys), [keys[0]]);
};

/** Puts the question that the run has open. */
export const putQuestion = (draft: Draft, bot: Bot, run: Run, question: Question, keys: TextKeys): void => {
  const choices = question.choices.map(
    ({ id, titleKeys, option }): Choice => ({ id, title: textOfFlow(bot, draft.conversation, run, titleKeys, option) }),
  );
  draft.speech.ask(textOfFlow(bot, draft.conversation, run, keys), [keys[0]], { choices, menu: menuOf(draft, bot) });
};

/** The label that opens a list of choices. */
export const menuOf = (draft: Draft, bot: Bot): string => bot.texts.say(draft.conversation.locale, 'repair', 'menu');

/** A text of the flow, from the first of the keys that there is; `more` wins over what the run knows. */
export const textOfFlow = (
  bot: Bot,
  { locale, channel }: Pick<Conversation, 'locale' | 'channel'>,
  run: Run,
  keys: TextKeys,
  more: Values = {},
): string => bot.texts.say(locale, run.flow, keys, { ...run.values, ...run.slots, ...more }, channel);
