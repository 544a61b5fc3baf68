import type { Channel } from './channels/channel';
import type { Clock } from './clock';
import { converse } from './conversation/converse';
import { agents, presences } from './conversation/people';
import { conversations, handoffs, lines, notes, replyDrafts } from './conversation/records';
import { createDesk } from './desk/create-desk';
import type { Desk } from './desk/desk';
import { replies } from './desk/records';
import { router } from './desk/router';
import { errands, inboxLetters, outboxLetters } from './mailroom/letters';
import { type Mailroom, mailroom } from './mailroom/mailroom';
import { masker } from './mailroom/mask';
import { momentsOf } from './mailroom/moments';
import { pages } from './mailroom/pages';
import type { Wake } from './mailroom/wakes';
import { mediaFiles, mediaParts } from './media/media-file';
import type { Observer } from './observer';
import type { Bot } from './opening/bot';
import type { AnyCollection, Store } from './storage/store';

/** Everything that is stored, declared once: a store is opened with these. */
export const collections: readonly AnyCollection[] = [
  conversations,
  lines,
  notes,
  handoffs,
  agents,
  presences,
  replyDrafts,
  replies,
  inboxLetters,
  outboxLetters,
  errands,
  mediaFiles,
  mediaParts,
];

/** A bot at work, with the desk that its requests for a person come to. */
export interface House extends Mailroom {
  readonly desk: Desk;
}

/** A bot at work, behind its doors and on top of a store: the product without HTTP. */
export const schalter = (parts: {
  readonly bot: Bot;
  readonly channels: readonly Channel[];
  readonly store: Store;
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive), for the jitter of retries. */
  readonly random: () => number;
  readonly observe: Observer;
}): House => {
  const { bot, store, clock, observe } = parts;
  const channels = new Map(parts.channels.map((channel) => [channel.name, channel]));
  const moments = momentsOf(clock);
  const turns = { store, clock, moments, bot, observe, channels };
  const rooms = mailroom({
    ...parts,
    moments,
    mask: masker(clock),
    channels,
    actions: bot.actions,
    converse: (seen) => converse({ ...turns, seen }),
    standing: async (id) => (await store.get(conversations, id)) ?? { personSince: 0, heardAt: clock.now() },
    wakesDue: (until) => wakesDue(store, until),
  });
  const offers = router({ ...turns, mailroom: rooms });
  return {
    ...rooms,
    desk: createDesk({ ...turns, mailroom: rooms }),
    start: async () => {
      await rooms.start();
      offers.start();
    },
    idle: async () => {
      while (offers.busy()) await Promise.all([offers.idle(), rooms.idle()]);
      await rooms.idle();
    },
    stop: async () => {
      await offers.stop();
      await rooms.stop();
    },
  };
};

/** Timers stand with the conversations and with the requests for a person. */
async function* wakesDue(store: Store, until: number): AsyncGenerator<Wake> {
  for await (const { id, wakeAt } of pages(store, conversations, { range: { field: 'wakeAt', to: until } }, 'wakeAt')) {
    yield { of: id, conversation: id, wakeAt };
  }
  for await (const { id, conversation, wakeAt } of pages(store, handoffs, { range: { field: 'wakeAt', to: until } }, 'wakeAt')) {
    yield { of: id, conversation, wakeAt };
  }
}
