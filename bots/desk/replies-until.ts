import type { Doors } from '../conversation/player';
import type { Conversation } from '../conversation/records';

/** Until when a person may write to this customer, ms UTC; null: at any time. */
export const repliesUntil = (doors: Doors, { channel, heardAt }: Pick<Conversation, 'channel' | 'heardAt'>): number | null => {
  const window = doors.get(channel)?.replyWindow ?? null;
  return window && heardAt + window.person;
};
