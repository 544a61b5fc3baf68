import type { Bot } from './bot';
import type { Channel } from './channels/channel';
import type { Clock } from './clock';
import { converse } from './conversation/converse';
import { conversations, handoffs, lines } from './conversation/records';
import { errands, inboxLetters, outboxLetters } from './mailroom/letters';
import { type Mailroom, mailroom } from './mailroom/mailroom';
import { masker } from './mailroom/mask';
import { pages } from './mailroom/pages';
import type { Observer } from './observer';
import type { AnyCollection, Store } from './storage/store';

/** Everything that is stored, declared once: a store is opened with these. */
export const collections: readonly AnyCollection[] = [conversations, lines, handoffs, inboxLetters, outboxLetters, errands];

/** A bot at work, behind its doors and on top of a store: the product without HTTP. */
export const schalter = (parts: {
  readonly bot: Bot;
  readonly channels: readonly Channel[];
  readonly store: Store;
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive), for the jitter of retries. */
  readonly random: () => number;
  readonly observe: Observer;
}): Mailroom => {
  const { bot, store, clock, observe } = parts;
  return mailroom({
    ...parts,
    mask: masker(clock),
    channels: new Map(parts.channels.map((channel) => [channel.name, channel])),
    actions: bot.actions,
    converse: (seen) => converse({ store, clock, bot, observe, seen }),
    epochOf: async (id) => (await store.get(conversations, id))?.floor.epoch ?? 0,
    wakesDue: (until) => pages(store, conversations, { range: { field: 'wakeAt', to: until } }, 'wakeAt'),
  });
};
