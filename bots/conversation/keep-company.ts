import type { Need } from '../../handoff/rules';
import { startedBy } from '../opening/bot';
import type { Draft } from './draft';
import { flowIn, isOutOfPlace } from './flow-in';
import { handOver } from './hand-over';
import { isMoreUrgent } from './is-more-urgent';
import type { Meaning } from './meaning';
import { moveRequest } from './move-request';
import { beginFlow, goOn } from './play';
import type { Player } from './player';
import { putAnew } from './put-anew';
import { answerSmallTalk } from './small-talk';
import { sayOfHouse } from './speak';
import { speakLanguage } from './speak-language';
import { tell } from './tell';
import { whoServes } from './who-serves';

/** How often, at most, a waiting customer is told that what they add is kept, in line and before the queue opens: ms. */
const keptToldEvery = { inLine: 600_000, deferred: 1_800_000 };

/** The customer waits for a person: what is safe is still done, everything else is kept for the agent. */
export const keepCompany = async (draft: Draft, player: Player, meaning: Meaning): Promise<void> => {
  const { bot } = player;
  // What was begun meanwhile, in a release that is gone, cannot go on; it can begin anew.
  if (isOutOfPlace(bot, draft.conversation)) draft.set({ run: null, parked: null });
  // It is noted what nobody has answered yet, and whoever could not be reached any more is in line again.
  if (meaning.kind !== 'back') await tell(draft, player, moveRequest(draft, player, { type: 'heard' }) ?? []);
  switch (meaning.kind) {
    case 'event':
      await goOn(draft, player, meaning.event);
      return remindOfRequest(draft, player);
    case 'person':
      return wishAgain(draft, player, whoServes(flowIn(bot, draft.conversation), meaning.need));
    case 'intent':
      return keepIntent(draft, player, meaning.intent);
    case 'stale':
      sayOfHouse(draft, bot, 'house:stale_choice');
      return goOn(draft, player, { type: 'repeat' });
    case 'early':
      return putAnew(draft, player);
    case 'back':
      return tell(draft, player, moveRequest(draft, player, { type: 'cancelled' }) ?? []);
    case 'resumed':
      return resume(draft, player, meaning);
    case 'language':
      return speakLanguage(draft, player, meaning.wished);
    case 'unclear':
    case 'foreign':
    case 'neither':
    case 'unreadable':
    case 'nothing':
      return keep(draft, player);
    default:
      return meaning satisfies never;
  }
};

/** A second wish for a person: what is asked meanwhile stays open, unless it makes the request more urgent. */
const wishAgain = async (draft: Draft, player: Player, need: Need): Promise<void> => {
  const open = draft.request?.handoff;
  if (!open || draft.conversation.run === null || isMoreUrgent(need, open)) return handOver(draft, player, need);
  sayOfHouse(draft, player.bot, 'handoff:already_waiting');
  return goOn(draft, player, { type: 'repeat' });
};

const keepIntent = async (draft: Draft, player: Player, intent: string): Promise<void> => {
  const { bot } = player;
  const before = draft.conversation.run;
  switch (intent) {
    case 'thanks':
    case 'goodbye':
      await answerSmallTalk(draft, player, intent);
      return before ? remindOfRequest(draft, player) : undefined;
    // "Hello?": is anybody there?
    case 'greeting':
      return keep(draft, player, 'already_waiting');
    default: {
      if (intent === 'cancel' && before === null) return keepCompany(draft, player, { kind: 'back' });
      const started = startedBy(bot, intent, draft.conversation.channel);
      if (started?.flow.safe !== true) return keep(draft, player);
      if (before?.flow === started.flow.name) return goOn(draft, player, { type: 'repeat' });
      const left = flowIn(bot, { run: before ? null : (draft.conversation.interrupted?.run ?? null) });
      if (left?.question && left.flow === started.flow) return resume(draft, player, { run: left.run, event: { type: 'repeat' } });
      await beginFlow(draft, player, started, draft.heard());
      return remindOfRequest(draft, player);
    }
  }
};

/** What is safe goes on from the question at which they asked for a person, and waits for nobody; after a silence it is put anew. */
const resume = async (
  draft: Draft,
  player: Player,
  { run, event }: Pick<Extract<Meaning, { kind: 'resumed' }>, 'run' | 'event'>,
): Promise<void> => {
  if (player.bot.flows.get(run.flow)?.safe !== true) return keep(draft, player);
  const { silenced, interrupted } = draft.conversation;
  draft.set({ run, silenced: null, interrupted: interrupted?.run.id === run.id ? null : interrupted });
  await goOn(draft, player, silenced?.run.id === run.id ? { type: 'repeat' } : event);
  remindOfRequest(draft, player);
};

/** A flow that has ended meanwhile may have said goodbye; what the customer waits for is still to come. */
export const remindOfRequest = (draft: Draft, { bot }: Player): void => {
  if (draft.conversation.run === null && !draft.speech.hasSaid('handoff:')) sayOfHouse(draft, bot, 'handoff:already_waiting');
};

const keep = async (draft: Draft, player: Player, text: 'kept' | 'already_waiting' = 'kept'): Promise<void> => {
  const every = draft.request?.handoff.state === 'deferred' ? keptToldEvery.deferred : keptToldEvery.inLine;
  if (draft.now >= draft.conversation.keptToldAt + every && !draft.speech.hasSaid('handoff:')) {
    draft.set({ keptToldAt: draft.now });
    sayOfHouse(draft, player.bot, `handoff:${text}`);
  }
  // What the bot asks meanwhile is put again.
  await goOn(draft, player, { type: 'repeat' });
};
