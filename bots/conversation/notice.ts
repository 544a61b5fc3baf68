import { hasChangedMuch, type PlaceInLine } from '../../handoff/desk/line';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { Bot } from '../opening/bot';
import type { Draft } from './draft';
import type { Player } from './player';
import { menuOf, sayOfHouse } from './speak';

const day = 24 * 3_600_000;

/** Tells the customer that a person comes, when that will be, and what can be done meanwhile. */
export const sayNotice = async (draft: Draft, player: Player): Promise<void> => {
  const request = draft.request?.handoff;
  if (!request) return;
  const { bot } = player;
  if (request.opensAt !== null) return sayClosed(draft, player);
  const place = await player.lineOf(request);
  tellOfLine(draft, request, place);
  sayOfHouse(draft, bot, request.priority === 'urgent' ? 'handoff:told_emergency' : 'handoff:told');
  sayMeanwhile(draft, bot, request);
  offerWayBack(draft, bot, request, lineText(draft, bot, place));
};

/** Tells where in line they are now; only where that is news, unless it is said anyway. */
export const sayPlace = async (draft: Draft, player: Player, anyway?: 'anyway'): Promise<void> => {
  const request = draft.request?.handoff;
  if (!request) return;
  const place = await player.lineOf(request);
  if (anyway === undefined && !hasChangedMuch(request.told, place)) return;
  tellOfLine(draft, request, place);
  offerWayBack(draft, player.bot, request, lineText(draft, player.bot, place));
};

/** Nobody is there: when somebody will be, and that they will write, if the channel still lets them then. */
export const sayClosed = (draft: Draft, { bot, replyWindow }: Player): void => {
  const request = draft.request?.handoff;
  if (!request || request.opensAt === null) return;
  const { hours } = bot.queues.get(request.queue) ?? bot.defaultQueue;
  const { locale, heardAt } = draft.conversation;
  const tooLate = replyWindow !== null && request.opensAt >= heardAt + replyWindow.person;
  const when = whenOf(draft, bot, request.opensAt, hours === 'always' ? 'UTC' : hours.zone);
  sayOfHouse(draft, bot, tooLate ? 'handoff:told_write_again' : 'handoff:told_closed', { when });
  sayMeanwhile(draft, bot, request);
  offerWayBack(draft, bot, request, bot.texts.say(locale, 'handoff', tooLate ? 'line.until_then' : 'line.stays'));
};

/** What this bot does at any hour, if it says so; not to those for whom it has just been done, or whose flow could not do it. */
const sayMeanwhile = (draft: Draft, bot: Bot, { reason }: HandoffRequest): void => {
  const tried = reason === 'flow' || draft.conversation.interrupted?.run.committed === true;
  if (!tried && bot.texts.has(draft.conversation.locale, 'handoff', 'meanwhile')) sayOfHouse(draft, bot, 'handoff:meanwhile');
};

const tellOfLine = (draft: Draft, request: HandoffRequest, told: PlaceInLine): void => {
  draft.setRequest({ ...request, told });
};

const lineText = (draft: Draft, bot: Bot, { ahead, minutes }: PlaceInLine): string => {
  const say = (key: string, count: number): string => bot.texts.say(draft.conversation.locale, 'handoff', key, { count });
  const place = ahead === 0 ? say('line.next', 0) : say('line.ahead', ahead);
  return `${place} ${minutes === null ? say('line.unknown', 0) : say('line.minutes', minutes)}`;
};

const offerWayBack = (draft: Draft, bot: Bot, { id }: HandoffRequest, text: string): void => {
  // A question that is open meanwhile keeps its buttons; the way back can be typed.
  if (draft.conversation.run !== null) return draft.speech.say(text, ['handoff:line']);
  const { locale } = draft.conversation;
  const choices = [{ id: wayBack(id), title: bot.texts.say(locale, 'handoff', 'back') }];
  draft.speech.ask(text, ['handoff:line'], { choices, menu: menuOf(draft, bot) });
};

/** The choice of whoever would rather go on with the bot than wait. */
export const wayBack = (request: HandoffRequest['id']): string => `${request}.back`;

/** "Tomorrow from 8:00": the day by the queue's own calendar. */
const whenOf = (draft: Draft, bot: Bot, at: number, zone: string): string => {
  const { locale } = draft.conversation;
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  // By the calendar: a day has 23 or 25 hours when the clocks change.
  const days = (Date.parse(date.format(at)) - Date.parse(date.format(draft.now))) / day;
  const key = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days < 7 ? 'later' : 'much_later';
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long' }).format(at);
  const fullDate = new Intl.DateTimeFormat(locale, { timeZone: zone, day: 'numeric', month: 'long' }).format(at);
  return bot.texts.say(locale, 'handoff', `when.${key}`, { time, day: weekday, date: fullDate });
};
