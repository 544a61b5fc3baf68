import type { Flow } from '../../flows/engine/flow';
import { eventOfChoice } from '../../flows/engine/question';
import { readAnswer } from '../../flows/engine/read-answer';
import type { Question, Run } from '../../flows/engine/run';
import { personNeeded } from '../../handoff/rules';
import type { Understanding } from '../../nlp-models/triage/understanding';
import type { Bot } from '../bot';
import { answerWords } from './answer-words';
import { isCourtesy, namesChoice } from './courtesy';
import { flowIn } from './flow-in';
import type { Meaning } from './meaning';
import { wayBack } from './notice';
import type { Conversation } from './records';
import type { Utterance } from './utterance';

type Words = Extract<Utterance, { kind: 'words' }>;

/** What an utterance means in a conversation as it stands: to the question of its run, if that has one open. */
export const meaningOf = async (utterance: Utterance, conversation: Conversation, bot: Bot): Promise<Meaning> => {
  switch (utterance.kind) {
    case 'words': {
      const { under } = utterance;
      const meaning = typedChoice(utterance.text, conversation, bot) ?? (await meaningOfWords(utterance, conversation, bot));
      return under !== undefined && isMissed(meaning) ? { kind: 'unreadable', what: under } : meaning;
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

const meaningOfWords = async (words: Words, conversation: Conversation, bot: Bot): Promise<Meaning> => {
  const { text, understanding } = words;
  const accepted = acceptedIntent(understanding);
  const wish = accepted === null ? null : meaningOfIntent(accepted, bot);
  if (wish?.kind === 'person') return wish;
  const open = flowIn(bot, conversation);
  if (open?.question) {
    const meant = await meaningInQuestion(words, conversation, { ...open, question: open.question }, bot);
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

/** Control words first, then what answers the question, then what else the customer may want. */
const meaningInQuestion = async (
  { text, understanding }: Words,
  conversation: Conversation,
  { flow, run, question }: { readonly flow: Flow; readonly run: Run; readonly question: Question },
  bot: Bot,
): Promise<Meaning> => {
  const accepted = acceptedIntent(understanding);
  if (accepted === 'cancel' || accepted === 'help') return { kind: 'event', event: { type: accepted } };
  const { locale } = understanding;
  const answer = readAnswer(question, text, answerWords(bot, { ...conversation, locale }, flow, run));
  if (answer) return { kind: 'event', event: answer };
  if (question.kind !== 'ask') {
    if (accepted === 'yes' || accepted === 'no') return { kind: 'event', event: { type: accepted } };
    const begun = await beginning(text, locale, bot);
    if (begun) return { kind: 'event', event: { type: begun } };
  }
  if (accepted !== null) return { kind: 'intent', intent: accepted };
  return { kind: 'event', event: { type: 'nomatch' } };
};

/** "Yes, please block it now": the first words are the answer, whatever the rest resembles. */
const beginning = async (text: string, locale: string, bot: Bot): Promise<'yes' | 'no' | null> => {
  const first = /^[^\s,.;:!?]+(?=[\s,.;:!?])/u.exec(text.trim())?.[0];
  if (first === undefined) return null;
  const intent = acceptedIntent(await bot.triage.understand(first, { fixed: locale }));
  return intent === 'yes' || intent === 'no' ? intent : null;
};
