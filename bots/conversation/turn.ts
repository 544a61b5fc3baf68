import type { Arrival } from '../mailroom/arrival';
import type { InboxLetter } from '../mailroom/letters';
import { answer } from './answer';
import { asksForNothing } from './asks-for-nothing';
import { breakDown } from './break-down';
import { closeTurn } from './close-turn';
import type { Draft } from './draft';
import { giveUp } from './give-up';
import { hear } from './hear';
import { keepCompany } from './keep-company';
import { letHear } from './let-hear';
import type { Meaning } from './meaning';
import { moveRequest } from './move-request';
import type { Player } from './player';
import { isForPersonAgain, reopen } from './reopen';
import { takeOutcome } from './take-outcome';
import { tell } from './tell';
import { understand } from './understand';
import { waitForErrand } from './wait-for-errand';
import { wakeUp } from './wake-up';

/**
 * The product in one function: something has happened in a conversation; what now? It changes nothing but the draft, which
 * is committed as a whole (commit.ts) or, where the conversation has moved on meanwhile, thrown away and drawn up anew.
 * Answers `held` when a message has to wait until the errand that is out has come back.
 */
export const turn = async (draft: Draft, arrival: Arrival, player: Player): Promise<'taken' | 'held'> => {
  switch (arrival.kind) {
    case 'message':
      if ((await takeMessage(draft, player, arrival.letter)) === 'held') return 'held';
      break;
    case 'outcome':
      await takeEvent(draft, player, () => takeOutcome(draft, player, arrival));
      break;
    case 'wake':
      await takeEvent(draft, player, () => wakeUp(draft, player));
      break;
    case 'breakdown':
      await breakDown(draft, player, arrival);
      await letHear(player, 'breakdown');
      break;
    default:
      arrival satisfies never;
  }
  closeTurn(draft, player);
  return 'taken';
};

const takeMessage = async (
  draft: Draft,
  player: Player,
  { inbound: message, arrival, heard: again }: InboxLetter,
): Promise<'taken' | 'held'> => {
  if (message.kind !== 'message') return 'taken';
  const { errand, floor } = draft.conversation;
  const awaited = floor.holder === 'agent' ? null : errand;
  const isOut = awaited !== null && (await player.isOut(awaited));
  const hearing = understand({ message, arrival }, draft.conversation, player.bot, draft.now);
  if (isOut) {
    // What cannot even be understood waits like the others, and fails when its turn has come.
    const heard = await hearing.catch(() => null);
    return heard ? waitForErrand(draft, player, message, heard, again) : 'held';
  }
  const heard = await hearing;
  hear(draft, player, message, heard, again);
  const isForPerson = floor.holder === 'agent' || isForPersonAgain(draft, heard.meaning);
  const take = (): Promise<void> => (awaited === null ? speak(draft, player, heard.meaning) : loseErrand(draft, player));
  // Others around the turn may keep the bot from answering, and not a person from hearing.
  if (!(await within(player, take)) && (isForPerson || awaited !== null)) await draft.unsaid(take);
  return 'taken';
};

/** What has happened has happened: others around the turn decide only what is said of it. */
const takeEvent = async (draft: Draft, player: Player, take: () => Promise<void>): Promise<void> => {
  if (!(await within(player, take))) await draft.unsaid(take);
};

/** Whether those around the turn have let it be taken. */
const within = async (player: Player, take: () => Promise<void>): Promise<boolean> => {
  let isTaken = false;
  await player.around.run(() => {
    isTaken = true;
    return take();
  });
  return isTaken;
};

/** What the flow waits for was given up, and nothing told it so. */
const loseErrand = async (draft: Draft, player: Player): Promise<void> => {
  draft.set({ errand: null });
  await giveUp(draft, player);
};

/** Whoever has the floor reads it and answers; the bot is silent. */
const tellPerson = async (draft: Draft, player: Player, meaning: Meaning): Promise<void> =>
  tell(draft, player, moveRequest(draft, player, { type: asksForNothing(meaning) ? 'nodded' : 'heard' }) ?? []);

/** WHO HAS THE FLOOR? Only the one who has it speaks. */
const speak = async (draft: Draft, player: Player, meaning: Meaning): Promise<void> => {
  const { floor } = draft.conversation;
  switch (floor.holder) {
    case 'bot':
      return isForPersonAgain(draft, meaning) ? reopen(draft, player, meaning) : answer(draft, player, meaning);
    case 'queue':
      return keepCompany(draft, player, meaning);
    case 'agent':
      return tellPerson(draft, player, meaning);
    default:
      return floor satisfies never;
  }
};
