import type { Channel } from '../channels/channel';
import type { Clock } from '../clock';
import type { InboxLetter } from './letters';

/**
 * Shows the customer that their message was read and that an answer is on its way. A courtesy: never stored, never retried.
 * The answer waits for it, for a "typing…" that arrives behind the answer would stand there for half a minute.
 */
export interface SeenMarks {
  mark(letter: InboxLetter): void;
  /** Resolves when the marks of this conversation are out, or have taken too long. */
  out(conversation: string): Promise<void>;
}

/** Longer than a provider takes on a bad day, and short for a customer. */
const longest = 1_500;

export const seenMarks = (needs: { clock: Clock; channels: ReadonlyMap<string, Pick<Channel, 'seen'>> }): SeenMarks => {
  const underWay = new Map<string, Promise<void>>();

  const send = async (channel: Pick<Channel, 'seen'>, providerId: string, from: string): Promise<void> => {
    const abort = new AbortController();
    const cancel = needs.clock.after(longest, () => abort.abort());
    try {
      await channel.seen({ providerId, from }, abort.signal);
    } finally {
      cancel();
    }
  };

  return {
    mark: ({ channel: name, conversation, inbound }) => {
      const channel = needs.channels.get(name);
      if (!channel || inbound.kind !== 'message') return;
      const sending = send(channel, inbound.id, inbound.from)
        // The customer misses two blue ticks; the answer itself will tell whether the service is down.
        .catch(() => {})
        .finally(() => {
          if (underWay.get(conversation) === sending) underWay.delete(conversation);
        });
      underWay.set(conversation, sending);
    },
    out: (conversation) => underWay.get(conversation) ?? Promise.resolve(),
  };
};
