import { personNeeded } from '../../handoff/rules';
import { startedBy } from '../opening/bot';
import { answerAside } from './answer-aside';
import { asksForMore } from './asks-for-more';
import { beginAnew } from './begin-anew';
import type { Draft } from './draft';
import { flowIn, isOutOfPlace } from './flow-in';
import { handOver } from './hand-over';
import type { Meaning } from './meaning';
import { beginFlow, goOn } from './play';
import type { Player } from './player';
import { putAnew } from './put-anew';
import { answerSmallTalk, isSmallTalk } from './small-talk';
import { menuOf, sayOfHouse } from './speak';
import { sayWhatIsSpoken, speakLanguage } from './speak-language';
import { whoServes } from './who-serves';

/** The bot has the floor: it answers what it understood. */
export const answer = async (draft: Draft, player: Player, meaning: Meaning): Promise<void> => {
  const { bot } = player;
  if (meaning.kind !== 'person' && isOutOfPlace(bot, draft.conversation)) return beginAnew(draft, player);
  switch (meaning.kind) {
    case 'person':
      return handOver(draft, player, whoServes(flowIn(bot, draft.conversation), meaning.need));
    case 'event':
      // Misses on one question are the flow's to count.
      if (meaning.event.type !== 'nomatch') draft.set({ misses: 0 });
      if (meaning.event.type === 'help') return answerAside(draft, player, () => goOn(draft, player, meaning.event));
      draft.set({ aside: null });
      return goOn(draft, player, meaning.event);
    case 'intent':
      return answerIntent(draft, player, meaning.intent);
    case 'unclear': {
      const askBack = () => offer(draft, player, meaning.intents);
      // To be asked back again, before the first time has led anywhere, is no help.
      return draft.conversation.offered ? miss(draft, player, askBack) : askBack();
    }
    case 'stale':
      sayOfHouse(draft, bot, 'house:stale_choice');
      return askAgain(draft, player);
    case 'early':
      return putAnew(draft, player);
    case 'resumed':
      // Put once more rather than answered at once: a "yes" of this morning is not a yes of now.
      draft.set({ run: meaning.run, silenced: null, misses: 0 });
      return goOn(draft, player, meaning.event.type === 'correct' ? meaning.event : { type: 'repeat' });
    case 'unreadable': {
      const sayWhy = () => sayOfHouse(draft, bot, `house:cannot_read.${meaning.what}`);
      if (!flowIn(bot, draft.conversation)) return miss(draft, player, sayWhy);
      sayWhy();
      return answerAside(draft, player, () => goOn(draft, player, { type: 'repeat' }));
    }
    case 'language':
      return speakLanguage(draft, player, meaning.wished);
    case 'foreign': {
      const saySo = () => sayWhatIsSpoken(draft, player);
      if (!flowIn(bot, draft.conversation)) return miss(draft, player, saySo);
      saySo();
      return goOn(draft, player, { type: 'nomatch' });
    }
    case 'neither':
      draft.set({ offered: null });
      return notUnderstood(draft, player);
    case 'nothing':
      return notUnderstood(draft, player);
    case 'back':
      return askAgain(draft, player);
    default:
      return meaning satisfies never;
  }
};

const answerIntent = async (draft: Draft, player: Player, intent: string): Promise<void> => {
  const { bot } = player;
  const open = flowIn(bot, draft.conversation);
  const started = startedBy(bot, intent, draft.conversation.channel);
  if (started) {
    const again = open?.flow.name === started.flow.name;
    const done = open !== null && (asksForMore(open.flow, open.run) || (again && open.run.committed));
    if (again && !done) return answerAside(draft, player, () => goOn(draft, player, { type: 'repeat' }));
    // What had to be done is done, so a new wish does not have to come back to the old question.
    if (done) {
      draft.endedFlows.push({ flow: open.flow.name, how: 'triage' });
      draft.set({ run: null });
    }
    return beginFlow(draft, player, started, draft.heard());
  }
  if (isSmallTalk(intent)) return answerSmallTalk(draft, player, intent);
  if (await player.around.leftOver(intent)) return draft.set({ misses: 0, offered: null });
  return open ? goOn(draft, player, { type: 'nomatch' }) : notUnderstood(draft, player);
};

/** "Did you mean …?" A choice behind the last intent is "something else". */
const offer = (draft: Draft, { bot }: Player, intents: readonly string[]): void => {
  const { locale, seq, id: conversation } = draft.conversation;
  const id = `${conversation}.o${seq}`;
  const titles = [...intents.map((intent) => bot.texts.say(locale, 'intents', intent)), bot.texts.say(locale, 'house', 'clarify.neither')];
  const choices = titles.map((title, index) => ({ id: `${id}.${index + 1}`, title }));
  draft.set({ offered: { id, intents } });
  draft.noteTried('house.clarify');
  draft.speech.ask(bot.texts.say(locale, 'house', 'clarify.ask'), ['house:clarify.ask'], { choices, menu: menuOf(draft, bot) });
};

/** An old tap does nothing, but it must not leave the customer without a question. */
const askAgain = async (draft: Draft, player: Player): Promise<void> => {
  if (flowIn(player.bot, draft.conversation)) return goOn(draft, player, { type: 'repeat' });
  sayOfHouse(draft, player.bot, 'house:help');
};

const notUnderstood = (draft: Draft, player: Player): Promise<void> => {
  draft.noteTried('house.not_understood');
  return miss(draft, player, () => sayOfHouse(draft, player.bot, 'house:not_understood.first'));
};

/** One more message in a row with which the bot could not help: it says so, or, after as many as the rules name, gets a person. */
const miss = async (draft: Draft, player: Player, saySo: () => void): Promise<void> => {
  const misses = draft.conversation.misses + 1;
  draft.set({ misses });
  const understanding = { intent: null, decision: 'none', confidence: 0, alternatives: [] } as const;
  const need = personNeeded(player.bot.rules, { understanding, misses });
  if (!need) return saySo();
  if (misses > 1) sayOfHouse(draft, player.bot, 'house:not_understood.second');
  await handOver(draft, player, need);
};
