import { personNeeded } from '../../handoff/rules';
import { startedBy } from '../bot';
import { asksForMore } from './asks-for-more';
import { beginAnew } from './begin-anew';
import type { Draft } from './draft';
import { flowIn, isOutOfPlace } from './flow-in';
import { handOver } from './hand-over';
import { beginFlow, goOn } from './play';
import type { Player } from './player';
import { menuOf, sayOfHouse } from './speak';
import type { Meaning } from './understand';
import { whoServes } from './who-serves';

/** The bot has the floor: it answers what it understood. */
export const answer = async (draft: Draft, player: Player, meaning: Meaning): Promise<void> => {
  const { bot } = player;
  if (meaning.kind !== 'person' && isOutOfPlace(bot, draft.conversation)) return beginAnew(draft, player);
  if (meaning.kind !== 'nothing') draft.set({ misses: 0 });
  switch (meaning.kind) {
    case 'person':
      return handOver(draft, player, whoServes(draft, bot, meaning.need));
    case 'event':
      return goOn(draft, player, meaning.event);
    case 'intent':
      return answerIntent(draft, player, meaning.intent);
    case 'unclear':
      return offer(draft, player, meaning.intents);
    case 'stale':
      sayOfHouse(draft, bot, 'house:stale_choice');
      return askAgain(draft, player);
    case 'resumed':
      // Put once more rather than answered at once: a "yes" of this morning is not a yes of now.
      draft.set({ run: meaning.run, silenced: null });
      return goOn(draft, player, meaning.event.type === 'correct' ? meaning.event : { type: 'repeat' });
    case 'unreadable':
      sayOfHouse(draft, bot, `house:cannot_read.${meaning.what}`);
      return goOn(draft, player, { type: 'repeat' });
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
    if (again && !done) return goOn(draft, player, { type: 'repeat' });
    // What had to be done is done, so a new wish does not have to come back to the old question.
    if (done) draft.set({ run: null });
    return beginFlow(draft, player, started.flow, started.slots);
  }
  switch (intent) {
    case 'thanks':
    case 'goodbye':
      if (open && asksForMore(open.flow, open.run)) return goOn(draft, player, { type: 'no' });
      sayOfHouse(draft, bot, `house:${intent}`);
      return goOn(draft, player, { type: 'repeat' });
    case 'greeting':
      if (!open) sayOfHouse(draft, bot, 'house:greeting');
      return goOn(draft, player, { type: 'repeat' });
    case 'help':
    case 'yes':
    case 'no':
    case 'cancel':
      if (!open) sayOfHouse(draft, bot, 'house:help');
      return goOn(draft, player, { type: 'repeat' });
    default:
      if (await player.around.leftOver(intent)) return;
      return open ? goOn(draft, player, { type: 'nomatch' }) : notUnderstood(draft, player);
  }
};

/** "Did you mean …?" A choice behind the last intent is "something else". */
const offer = (draft: Draft, { bot }: Player, intents: readonly string[]): void => {
  const { locale, seq, id: conversation } = draft.conversation;
  const id = `${conversation}.o${seq}`;
  const titles = [...intents.map((intent) => bot.texts.say(locale, 'intents', intent)), bot.texts.say(locale, 'house', 'clarify.neither')];
  const choices = titles.map((title, index) => ({ id: `${id}.${index + 1}`, title }));
  draft.set({ offered: { id, intents } });
  draft.speech.ask(bot.texts.say(locale, 'house', 'clarify.ask'), ['house:clarify.ask'], { choices, menu: menuOf(draft, bot) });
};

/** An old tap does nothing, but it must not leave the customer without a question. */
const askAgain = async (draft: Draft, player: Player): Promise<void> => {
  if (flowIn(player.bot, draft.conversation)) return goOn(draft, player, { type: 'repeat' });
  sayOfHouse(draft, player.bot, 'house:help');
};

const notUnderstood = async (draft: Draft, player: Player): Promise<void> => {
  const misses = draft.conversation.misses + 1;
  draft.set({ misses });
  const understanding = { intent: null, decision: 'none', confidence: 0, alternatives: [] } as const;
  const need = personNeeded(player.bot.rules, { understanding, misses });
  sayOfHouse(draft, player.bot, misses > 1 && need ? 'house:not_understood.second' : 'house:not_understood.first');
  if (need) await handOver(draft, player, need);
};
