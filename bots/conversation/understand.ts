import type { Content, InboundMessage } from '../../flows/dialogue/inbound';
import type { Flow } from '../../flows/engine/flow';
import { eventOfChoice } from '../../flows/engine/question';
import { readAnswer } from '../../flows/engine/read-answer';
import type { FlowEvent, Question, Run } from '../../flows/engine/run';
import type { Need } from '../../handoff/rules';
import { personNeeded } from '../../handoff/rules';
import { nearestLocale } from '../../locales/nearest-locale';
import type { Understanding } from '../../nlp-models/triage/understanding';
import type { Bot } from '../bot';
import { answerWords } from './answer-words';
import { isCourtesy, namesChoice } from './courtesy';
import { flowIn } from './flow-in';
import { wayBack } from './notice';
import type { Conversation } from './records';

/** What one message means here and now: in this conversation, to the question that is open, if one is. */
export type Meaning =
  /** A person should take this. */
  | { readonly kind: 'person'; readonly need: Need }
  /** Something that the flow under way waits for. */
  | { readonly kind: 'event'; readonly event: FlowEvent }
  /** What the customer wants, whatever is open. */
  | { readonly kind: 'intent'; readonly intent: string }
  /** One of two things: ask which. */
  | { readonly kind: 'unclear'; readonly intents: readonly string[] }
  /** Nothing of what was offered. */
  | { readonly kind: 'neither' }
  /** They would rather go on with the bot than wait for a person. */
  | { readonly kind: 'back' }
  /** A tap on a question that is not open any more. */
  | { readonly kind: 'stale' }
  /** An answer to the question of a flow that ended in silence, or that was left for a person: the flow is taken up again. */
  | { readonly kind: 'resumed'; readonly run: Run; readonly event: FlowEvent }
  /** A picture, a voice message, …: kept, and answered with one kind sentence. */
  | { readonly kind: 'unreadable'; readonly what: string }
  | { readonly kind: 'nothing' };

export interface Heard {
  readonly meaning: Meaning;
  /** What triage made of the words; null where there were none. */
  readonly understanding: Understanding | null;
}

export const understand = async (message: InboundMessage, conversation: Conversation, bot: Bot, now: number): Promise<Heard> =>
  (await understandLeft(message, conversation, bot, now)) ?? understandIn(message, conversation, bot);

/** What answers a question that was left open: in silence, or for a person who has not come yet. */
const understandLeft = async (message: InboundMessage, conversation: Conversation, bot: Bot, now: number): Promise<Heard | null> => {
  const { silenced, interrupted, run: open, floor } = conversation;
  if (open !== null) return null;
  const isSilenced = silenced !== null && now <= silenced.until;
  const run = isSilenced ? silenced.run : floor.holder === 'queue' ? (interrupted?.run ?? null) : null;
  const question = run && flowIn(bot, { run })?.question;
  // To a question for a text everything is an answer: also what is meant for the person.
  if (!question || (!isSilenced && question.kind === 'ask' && question.of === 'text')) return null;
  const heard = await understandIn(message, { ...conversation, run }, bot);
  const event = heard.meaning.kind === 'event' ? heard.meaning.event : null;
  if (event === null || event.type === 'nomatch') return null;
  const taken = isSilenced ? event : answerLeft(event, message.content, bot);
  return taken && { ...heard, meaning: { kind: 'resumed', run, event: taken } };
};

/** Who waits for a person may mean something else by "yes" or "cancel": they are asked once more, or heard as always. */
const answerLeft = (event: FlowEvent, content: Content, bot: Bot): FlowEvent | null => {
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

const understandIn = async (message: InboundMessage, conversation: Conversation, bot: Bot): Promise<Heard> => {
  const { content } = message;
  switch (content.kind) {
    case 'choice': {
      const tapped = meaningOfTap(content.choice, conversation, bot);
      // The button of a template that somebody else has sent: its words are what the customer says.
      return tapped ? { meaning: tapped, understanding: null } : understandText(content.title, message, conversation, bot);
    }
    case 'text':
      return understandText(content.text, message, conversation, bot);
    case 'media':
      return understandCaption(content.caption, content.media, message, conversation, bot);
    case 'place':
    case 'contact':
      return { meaning: { kind: 'unreadable', what: content.kind }, understanding: null };
    case 'other':
      // WhatsApp's way to say that somebody has opened the chat for the first time.
      if (content.what === 'request_welcome') return { meaning: { kind: 'intent', intent: 'greeting' }, understanding: null };
      return { meaning: { kind: 'unreadable', what: 'other' }, understanding: null };
    default:
      return content satisfies never;
  }
};

/** Null for a choice that is none of ours. */
const meaningOfTap = (choice: string, conversation: Conversation, bot: Bot): Meaning | null => {
  if (!choice.startsWith(conversation.id)) return null;
  const { offered, openHandoff } = conversation;
  if (openHandoff !== null && choice === wayBack(openHandoff)) return { kind: 'back' };
  if (offered && choice.startsWith(`${offered.id}.`)) {
    const intent = offered.intents[Number(choice.slice(offered.id.length + 1)) - 1];
    return intent === undefined ? { kind: 'neither' } : meaningOfIntent(intent, bot);
  }
  const open = flowIn(bot, conversation)?.question;
  const event = open ? eventOfChoice(open, choice) : 'stale';
  return event === 'stale' ? { kind: 'stale' } : { kind: 'event', event };
};

/** A picture of a cash machine with "it has swallowed my card" below it: the words are what counts. */
const understandCaption = async (
  caption: string | undefined,
  media: string,
  message: InboundMessage,
  conversation: Conversation,
  bot: Bot,
): Promise<Heard> => {
  const unreadable: Meaning = { kind: 'unreadable', what: media };
  if (caption === undefined || caption.trim() === '') return { meaning: unreadable, understanding: null };
  const heard = await understandText(caption, message, conversation, bot);
  const { meaning } = heard;
  const said = meaning.kind !== 'nothing' && !(meaning.kind === 'event' && meaning.event.type === 'nomatch');
  return said ? heard : { ...heard, meaning: unreadable };
};

const understandText = async (text: string, message: InboundMessage, conversation: Conversation, bot: Bot): Promise<Heard> => {
  // The first words are heard without prejudice, unless the channel knows the language; later ones in the one spoken so far.
  const unknown = conversation.seq === 0 && nearestLocale(message.locale ?? '', bot.locales) === null;
  const understanding = await bot.triage.understand(text, unknown ? {} : { spoken: conversation.locale });
  const meaning = typedChoice(text, conversation, bot) ?? (await meaningOf(text, understanding, conversation, bot));
  return { meaning, understanding };
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

const meaningOf = async (text: string, understanding: Understanding, conversation: Conversation, bot: Bot): Promise<Meaning> => {
  const accepted = understanding.decision === 'accept' ? understanding.intent : null;
  const wish = accepted === null ? null : meaningOfIntent(accepted, bot);
  if (wish?.kind === 'person') return wish;
  const open = flowIn(bot, conversation);
  if (open?.question) {
    const spoken = { ...conversation, locale: understanding.locale };
    const meant = await meaningInQuestion(text, accepted, spoken, { ...open, question: open.question }, bot);
    return meant.kind === 'event' && meant.event.type === 'nomatch' ? (tooImportantToGuess(understanding, bot) ?? meant) : meant;
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
  text: string,
  accepted: string | null,
  conversation: Conversation,
  { flow, run, question }: { flow: Flow; run: Run; question: Question },
  bot: Bot,
): Promise<Meaning> => {
  if (accepted === 'cancel' || accepted === 'help') return { kind: 'event', event: { type: accepted } };
  const answer = readAnswer(question, text, answerWords(bot, conversation, flow, run));
  if (answer) return { kind: 'event', event: answer };
  if (question.kind !== 'ask') {
    if (accepted === 'yes' || accepted === 'no') return { kind: 'event', event: { type: accepted } };
    const begun = await beginning(text, conversation.locale, bot);
    if (begun) return { kind: 'event', event: { type: begun } };
  }
  if (accepted !== null) return { kind: 'intent', intent: accepted };
  return { kind: 'event', event: { type: 'nomatch' } };
};

/** "Yes, please block it now": the first words are the answer, whatever the rest resembles. */
const beginning = async (text: string, locale: string, bot: Bot): Promise<'yes' | 'no' | null> => {
  const first = /^[^\s,.;:!?]+(?=[\s,.;:!?])/u.exec(text.trim())?.[0];
  if (first === undefined) return null;
  const { decision, intent } = await bot.triage.understand(first, { fixed: locale });
  return decision === 'accept' && (intent === 'yes' || intent === 'no') ? intent : null;
};
