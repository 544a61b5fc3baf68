import type { Arrival } from '../mailroom/arrival';
import { answer } from './answer';
import { breakDown } from './break-down';
import { closeTurn } from './close-turn';
import type { Draft } from './draft';
import { hear } from './hear';
import { keepCompany } from './keep-company';
import { moveRequest } from './move-request';
import type { Player } from './player';
import { takeOutcome } from './take-outcome';
import { tell } from './tell';
import { type Meaning, understand } from './understand';
import { waitForErrand } from './wait-for-errand';
import { wakeUp } from './wake-up';

/**
 * The product in one function: something has happened in a conversation; what now? It changes nothing but the draft, which
 * is committed as a whole (commit.ts) or, where the conversation has moved on meanwhile, thrown away and drawn up anew.
 * Answers `held` when a message has to wait until the errand that is out has come back.
 */
export const turn = async (draft: Draft, arrival: Arrival, player: Player): Promise<'taken' | 'held'> => {
  switch (arrival.kind) {
    case 'message': {
      const message = arrival.letter.inbound;
      if (message.kind !== 'message') break;
      const hearing = understand(message, draft.conversation, player.bot, draft.now);
      if (draft.conversation.errand !== null && draft.conversation.floor.holder !== 'agent') {
        // What cannot even be understood waits like the others, and fails when its turn has come.
        const heard = await hearing.catch(() => null);
        if (!heard || waitForErrand(draft, player, message, heard) === 'held') return 'held';
        break;
      }
      const heard = await hearing;
      hear(draft, message, heard);
      let isTaken = false;
      await player.around.run(async () => {
        isTaken = true;
        await reopen(draft, player, heard.meaning);
        await speak(draft, player, heard.meaning);
      });
      // Others around the turn may keep the bot from answering, and not a person from hearing.
      if (!isTaken && draft.conversation.floor.holder === 'agent') await tellPerson(draft, player);
      break;
    }
    case 'outcome':
      await player.around.run(() => takeOutcome(draft, player, arrival));
      break;
    case 'wake':
      await player.around.run(() => wakeUp(draft, player));
      break;
    case 'breakdown':
      await breakDown(draft, player, arrival);
      break;
    default:
      arrival satisfies never;
  }
  closeTurn(draft, player);
  return 'taken';
};

/** While the agent is still at the paperwork, a customer who has more to say than thanks goes on with the same person. */
const reopen = async (draft: Draft, player: Player, meaning: Meaning): Promise<void> => {
  if (draft.request?.handoff.state !== 'wrap_up') return;
  if (meaning.kind === 'intent' && (meaning.intent === 'thanks' || meaning.intent === 'goodbye')) return;
  await tellPerson(draft, player);
};

/** Whoever has the floor reads it and answers; the bot is silent. */
const tellPerson = async (draft: Draft, player: Player): Promise<void> =>
  tell(draft, player, moveRequest(draft, player.bot, { type: 'heard' }) ?? []);

/** WHO HAS THE FLOOR? Only the one who has it speaks. */
const speak = async (draft: Draft, player: Player, meaning: Meaning): Promise<void> => {
  const { floor } = draft.conversation;
  switch (floor.holder) {
    case 'bot':
      return answer(draft, player, meaning);
    case 'queue':
      return keepCompany(draft, player, meaning);
    case 'agent':
      return tellPerson(draft, player);
    default:
      return floor satisfies never;
  }
};
