import { eventOfChoice, isTooLate } from '../../flows/engine/question';
import { readAnswer } from '../../flows/engine/read-answer';
import type { FlowEvent, Question } from '../../flows/engine/run';
import { personNeeded } from '../../handoff/rules';
import { isForeign } from '../../nlp-models/triage/is-foreign';
import type { Understanding } from '../../nlp-models/triage/understanding';
import { type Bot, startedBy } from '../opening/bot';
import { answerWords } from './answer-words';
import { asksForMore } from './asks-for-more';
import { isAsked, isClearYes } from './clear-yes';
import { isCourtesy, namesChoice } from './courtesy';
import { beginsWithNo, isDenied } from './denial';
import { flowIn } from './flow-in';
import { languageWished } from './language-wished';
import type { Meaning } from './meaning';
import { wayBack } from './notice';
import type { Conversation } from './records';
import type { Utterance } from './utterance';

type Words = Extract<Utterance, { kind: 'words' }>;
type Open = NonNullable<ReturnType<typeof flowIn>> & { readonly question: Question };

/** What an utterance means in a conversation as it stands: to the question of its run, if that has one open. */
export const meaningOf = (utterance: Utterance, conversation: Conversation, bot: Bot): Meaning => {
  switch (utterance.kind) {
    case 'words': {
      const { under } = utterance;
      const { text } = utterance;
      const meaning =
        typedChoice(text, conversation, bot) ?? wishedLanguage(text, conversation, bot) ?? meaningOfWords(utterance, conversation, bot);
      if (!isMissed(meaning)) return meaning;
      if (under !== undefined) return { kind: 'unreadable', what: under };
      return isForeign(text, bot.locales) ? { kind: 'foreign' } : meaning;
    }
    case 'tap':
      return meaningOfTap(utterance.choice, conversation, bot);
    case 'opened':
      return { kind: 'intent', intent: 'greeting' };
    case 'unreadable':
      return utterance;
    default:
      return utterance satisfies never;
  }
};

/** To a question for a text, a language's name may be the answer. */
const wishedLanguage = (text: string, conversation: Conversation, bot: Bot): Meaning | null => {
  const question = flowIn(bot, conversation)?.question;
  const wished = question?.kind === 'ask' && question.of === 'text' ? null : languageWished(text, bot);
  return wished === null ? null : { kind: 'language', wished };
};

const isMissed = (meaning: Meaning): boolean =>
  meaning.kind === 'nothing' || (meaning.kind === 'event' && meaning.event.type === 'nomatch');

const meaningOfTap = (choice: string, conversation: Conversation, bot: Bot): Meaning => {
  const { offered, openHandoff } = conversation;
  if (openHandoff !== null && choice === wayBack(openHandoff)) return { kind: 'back' };
  if (offered && choice.startsWith(`${offered.id}.`)) {
    const intent = offered.intents[Number(choice.slice(offered.id.length + 1)) - 1];
    return intent === undefined ? { kind: 'neither' } : meaningOfIntent(intent, bot);
  }
  const question = flowIn(bot, conversation)?.question;
  const event = question ? eventOfChoice(question, choice) : 'stale';
  return event === 'stale' ? { kind: 'stale' } : { kind: 'event', event };
};

/** They type what stands on a button that is no flow's, in any of the bot's languages. */
const typedChoice = (text: string, { floor, offered }: Conversation, bot: Bot): Meaning | null => {
  const names = (namespace: string, key: string): boolean =>
    bot.locales.some((locale) => namesChoice(text, bot.texts.say(locale, namespace, key), bot));
  if (floor.holder === 'queue' && names('handoff', 'back')) return { kind: 'back' };
  const chosen = offered?.intents.find((intent) => names('intents', intent));
  if (chosen !== undefined) return meaningOfIntent(chosen, bot);
  return offered && names('house', 'clarify.neither') ? { kind: 'neither' } : null;
};

const meaningOfWords = (words: Words, conversation: Conversation, bot: Bot): Meaning => {
  const { text, understanding } = words;
  const accepted = acceptedIntent(understanding);
  const wish = accepted === null ? null : meaningOfIntent(accepted, bot);
  if (wish?.kind === 'person') return wish;
  const open = flowIn(bot, conversation);
  if (open?.question) {
    const meant = meaningInQuestion(words, conversation, { ...open, question: open.question }, bot);
    return isMissed(meant) ? (tooImportantToGuess(understanding, bot) ?? meant) : meant;
  }
  if (isCourtesy(text, bot)) return { kind: 'intent', intent: accepted === 'goodbye' ? accepted : 'thanks' };
  const grave = tooImportantToGuess(understanding, bot);
  if (grave) return grave;
  if (wish) return wish;
  if (understanding.decision === 'clarify') {
    const rivals = [understanding.intent, ...understanding.alternatives.map(({ intent }) => intent)];
    return { kind: 'unclear', intents: rivals.filter((intent) => intent !== null).slice(0, 2) };
  }
  return { kind: 'nothing' };
};

const acceptedIntent = ({ decision, intent }: Understanding): string | null => (decision === 'accept' ? intent : null);

/** What may be about something grave is not guessed at, nor asked back about. */
const tooImportantToGuess = (understanding: Understanding, bot: Bot): Meaning | null => {
  const need = personNeeded(bot.rules, { understanding, misses: 0 });
  return need && { kind: 'person', need };
};

const meaningOfIntent = (intent: string, bot: Bot): Meaning => {
  const need = personNeeded(bot.rules, { understanding: { intent, decision: 'accept', confidence: 1, alternatives: [] }, misses: 0 });
  return need ? { kind: 'person', need } : { kind: 'intent', intent };
};

/**
 * What was written down comes before what is guessed: control words, an answer to the question, a clear yes; then what triage makes
 * of it. A guessed yes is none. A guessed no is one: nothing is done on it.
 */
const meaningInQuestion = (words: Words, conversation: Conversation, open: Open, bot: Bot): Meaning => {
  const { text, understanding } = words;
  const { flow, run, question } = open;
  const accepted = acceptedIntent(understanding);
  const control = accepted === 'cancel' || accepted === 'help' ? accepted : null;
  if (control && understanding.by === 'rule') return eventOf(control);
  const { locale } = understanding;
  const answer = readAnswer(question, text, answerWords(bot, { ...conversation, locale }, flow, run));
  // "My gold card is lost too": what comes too late for this errand may begin the next.
  if (accepted !== null && answer && isTooLate(flow, run, answer) && beginsMore(accepted, answer, open, conversation, bot))
    return { kind: 'intent', intent: accepted };
  if (answer && answer.type !== 'yes') return { kind: 'event', event: answer };
  const isClosed = question.kind !== 'ask';
  if (answer ? !isAsked(text) : isClosed && isClearYes(text, namesOfYes(conversation, open, bot), bot)) return eventOf('yes');
  if (control === 'help' || (control === 'cancel' && !isDenied('cancel', text, locale, bot))) return eventOf(control);
  if (isClosed && (accepted === 'no' || beginsWithNo(text, bot))) return eventOf('no');
  const isGuessed = control !== null || (isClosed && accepted === 'yes');
  return accepted === null || isGuessed ? eventOf('nomatch') : { kind: 'intent', intent: accepted };
};

/** Whether an intent begins a flow, and is more than another word for a correction in this one ("it was stolen"). */
const beginsMore = (intent: string, event: FlowEvent, { flow, run }: Open, { channel }: Conversation, bot: Bot): boolean => {
  const started = startedBy(bot, intent, channel);
  const isSame = started?.flow.name === flow.name && event.type === 'correct' && started.slots[event.slot] === event.value;
  return started !== null && (!isSame || asksForMore(flow, run));
};

const eventOf = (type: 'yes' | 'no' | 'nomatch' | 'cancel' | 'help'): Meaning => ({ kind: 'event', event: { type } });

/** What the "yes" of a question is called, in all languages of the bot: its title, and what else its flow calls it. */
const namesOfYes = (conversation: Conversation, { flow, run, question }: Open, bot: Bot): readonly string[] => {
  const yes = question.choices.find(({ event }) => event.type === 'yes');
  if (!yes) return [];
  return bot.locales.flatMap((locale) => {
    const { title, names } = answerWords(bot, { ...conversation, locale }, flow, run);
    return [title(yes), ...yes.words.flatMap(names)];
  });
};
