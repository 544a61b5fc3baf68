import type { Reply } from '../../flows/dialogue/reply';
import { nearestLocale } from '../../locales/nearest-locale';
import type { Bot } from '../bot';
import type { Clock } from '../clock';
import type { Arrival, Converse } from '../mailroom/arrival';
import { givenUp } from '../mailroom/given-up';
import { errands, type InboxLetter, inboxLetters } from '../mailroom/letters';
import type { Observer } from '../observer';
import type { Store, Stored } from '../storage/store';
import { commitTurn } from './commit';
import { Draft } from './draft';
import { observeRequest } from './observe-request';
import { peopleOf } from './people-of';
import type { Doors } from './player';
import { playerFor } from './player-for';
import { type Conversation, conversations, handoffs, newConversation } from './records';
import { aboutOf, surroundings } from './surroundings';
import { linesOf } from './transcript';
import { turn } from './turn';

/** What a turn would have said, had it not been drawn up anew. */
interface Overtaken {
  readonly reply: Reply;
  readonly epoch: number;
}

/** Two nodes can meet in one conversation; that they meet so often in a row means that something is wrong. */
const mostMeetings = 10;
/** Without a timer, ms. */
const never = Number.POSITIVE_INFINITY;

/** Takes turns: reads the conversation, draws up the turn, commits it; begins anew where somebody was faster. */
export const converse = (needs: {
  store: Store;
  clock: Clock;
  bot: Bot;
  observe: Observer;
  channels: Doors;
  /** The bot has turned to this message: the door may show that it was read. */
  seen: (letter: InboxLetter) => void;
}): Converse => {
  const { store, clock, bot, observe, seen } = needs;

  const load = async (arrival: Arrival): Promise<Stored<Conversation> | null> => {
    const read = await store.get(conversations, arrival.conversation);
    if (read) return read;
    const about = arrival.kind === 'breakdown' ? arrival.of : arrival;
    if (about.kind !== 'message' || about.letter.inbound.kind !== 'message') return null;
    const { channel, inbound } = about.letter;
    const { account, from: address, name } = inbound;
    const locale = nearestLocale(inbound.locale ?? '', bot.locales) ?? bot.locales[0];
    return { ...newConversation({ id: arrival.conversation, channel, account, address, name, locale }), version: 0 };
  };

  return async (first) => {
    let arrival: Arrival | null = first;
    let overtaken: Overtaken | null = null;
    for (let meeting = 0; arrival && meeting < mostMeetings; meeting += 1) {
      const read = await load(arrival);
      if (!read) return { kind: 'known' };
      const { version, ...conversation } = read;
      const open = conversation.openHandoff === null ? undefined : await store.get(handoffs, conversation.openHandoff);
      if (arrival.kind === 'wake' && Math.min(conversation.wakeAt ?? never, open?.wakeAt ?? never) > clock.now()) return { kind: 'known' };
      const people = open ? await peopleOf(store, [open.assignee, open.offer?.agent ?? null]) : [];
      const draft = new Draft(conversation, open ?? null, clock.now(), people);
      if (arrival.kind === 'message' && conversation.floor.holder === 'bot') seen(arrival.letter);
      const around = surroundings(bot.around, draft, aboutOf(arrival), () => linesOf(store, conversation.id));
      if ((await turn(draft, arrival, playerFor(conversation, needs, around))) === 'held') return { kind: 'held' };
      const unsaid = overtaken && draft.conversation.floor.holder === 'agent' ? [draft.keepUnsaid(overtaken.reply, overtaken.epoch)] : [];
      const committed = await commitTurn(store, arrival, draft, version, unsaid);
      if (committed.kind === 'done') {
        observeRequest(draft, observe);
        if (arrival.kind === 'breakdown') observe(givenUp(arrival.of, arrival.reason));
        return committed;
      }
      const reply = draft.speech.said();
      if (reply) overtaken = { reply, epoch: conversation.floor.epoch };
      arrival = await stillOpen(store, arrival);
    }
    if (!arrival) return { kind: 'known' };
    throw new Error(
      `The conversation ${first.conversation} kept changing under ${mostMeetings} turns. Look for a second server that holds it.`,
    );
  };
};

/** The arrival as the store has it now; null when somebody else has dealt with it. */
const stillOpen = async (store: Store, arrival: Arrival): Promise<Arrival | null> => {
  switch (arrival.kind) {
    case 'message': {
      const letter = await store.get(inboxLetters, arrival.letter.id);
      return letter?.state === 'pending' ? { ...arrival, letter } : null;
    }
    case 'outcome': {
      const errand = await store.get(errands, arrival.errand.id);
      return errand?.state === 'pending' || errand?.state === 'overdue' ? { ...arrival, errand } : null;
    }
    case 'wake':
      return arrival;
    case 'breakdown': {
      const of = await stillOpen(store, arrival.of);
      return of && of.kind !== 'breakdown' ? { ...arrival, of } : null;
    }
    default:
      return arrival satisfies never;
  }
};
