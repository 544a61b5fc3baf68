import type { Channel } from '../channels/channel';
import type { Conversation } from '../conversation/records';

/** Until when a person may write to this customer, ms UTC; null: at any time. */
export const repliesUntil = (
  channels: ReadonlyMap<string, Pick<Channel, 'replyWindow'>>,
  { channel, heardAt }: Pick<Conversation, 'channel' | 'heardAt'>,
): number | null => {
  const window = channels.get(channel)?.replyWindow ?? null;
  return window && heardAt + window.person;
};
