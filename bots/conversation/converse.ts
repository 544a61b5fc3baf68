import type { Reply } from '../../flows/dialogue/reply';
import { nearestLocale } from '../../locales/nearest-locale';
import type { SeenTurn } from '../definition/around';
import type { Arrival, Converse } from '../mailroom/arrival';
import { givenUp } from '../mailroom/given-up';
import type { InboxLetter, OutboxLetter } from '../mailroom/letters';
import type { Bot } from '../opening/bot';
import type { Store, Stored } from '../storage/store';
import { commitDraft } from './commit';
import type { Draft } from './draft';
import { drawUp, type TurnNeeds } from './draw-up';
import { inboxDone } from './inbox-done';
import { letterOf } from './letter-of';
import { newConversation } from './new-conversation';
import { observeDraft } from './observe-draft';
import { type Conversation, conversations } from './records';
import { retryOnConflict } from './retry-on-conflict';
import { stillOpen } from './still-open';
import { turn } from './turn';

/** What a turn would have said, had it not been drawn up anew. */
interface Overtaken {
  readonly reply: Reply;
  readonly epoch: number;
}

/** Takes turns: reads the conversation, draws up the turn, commits it; begins anew where somebody was faster. */
export const converse = (
  needs: TurnNeeds & {
    readonly store: Store;
    /** The bot has turned to this message: the door may show that it was read. */
    readonly seen: (letter: InboxLetter) => void;
  },
): Converse => {
  const { store, bot, observe, seen } = needs;
  return (first) => {
    let arrival = first;
    let overtaken: Overtaken | null = null;
    return retryOnConflict(first.conversation, async () => {
      const read = (await store.get(conversations, arrival.conversation)) ?? begunBy(arrival, bot);
      if (!read) return { kind: 'known' };
      const { draft, player } = await drawUp(needs, read, aboutOf(arrival));
      if (arrival.kind === 'wake' && draft.wakeAt() > draft.now) return { kind: 'known' };
      if (arrival.kind === 'message' && read.floor.holder === 'bot') seen(arrival.letter);
      if ((await turn(draft, arrival, player)) === 'held') return { kind: 'held' };
      const unsaid = overtaken && draft.conversation.floor.holder === 'agent' ? [keepUnsaid(draft, overtaken)] : [];
      const committed = await commitDraft(store, draft, { changes: inboxDone(arrival), letters: unsaid });
      if (committed !== 'moved') {
        observeDraft(draft, observe);
        if (arrival.kind === 'breakdown') observe(givenUp(arrival.of, arrival.reason));
        return committed;
      }
      const reply = draft.speech.said();
      if (reply) overtaken = { reply, epoch: read.floor.epoch };
      const open = await stillOpen(store, arrival);
      if (!open) return { kind: 'known' };
      arrival = open;
      return 'moved';
    });
  };
};

/** The conversation that a customer's first message makes. */
const begunBy = (arrival: Arrival, bot: Bot): Stored<Conversation> | null => {
  const about = arrival.kind === 'breakdown' ? arrival.of : arrival;
  if (about.kind !== 'message' || about.letter.inbound.kind !== 'message') return null;
  const { channel, inbound } = about.letter;
  const { account, from: address, name } = inbound;
  const locale = nearestLocale(inbound.locale ?? '', bot.locales) ?? bot.locales[0];
  return { ...newConversation({ id: arrival.conversation, channel, account, address, name, locale }), version: 0 };
};

/** What a turn is about, for those around it. */
const aboutOf = (arrival: Arrival): SeenTurn['about'] => {
  if (arrival.kind !== 'message' || arrival.letter.inbound.kind !== 'message') return { kind: 'event', name: arrival.kind };
  const { id, content } = arrival.letter.inbound;
  return { kind: 'message', id, content };
};

/** What the bot was about to say when a person took the floor: kept for the person to read, and not sent. */
const keepUnsaid = (draft: Draft, { reply, epoch }: Overtaken): OutboxLetter => {
  const { text, choices } = reply;
  const line = draft.write({ author: 'bot', kind: 'text', text, ...(choices ? { choices } : {}) });
  return { ...letterOf(draft, line, reply, 'bot'), epoch, state: 'suppressed', attempts: 0 };
};
