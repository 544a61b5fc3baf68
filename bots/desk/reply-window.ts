import type { Channel } from '../channels/channel';
import type { Conversation } from '../conversation/records';

/** The doors, as far as the desk has to know them. */
export type ReplyDoors = ReadonlyMap<string, Pick<Channel, 'replyWindow'>>;

/** Until when this customer may be written to, ms UTC: by a person, and by the bot. Null: at any time. */
export const replyWindow = (
  doors: ReplyDoors,
  { channel, heardAt }: Pick<Conversation, 'channel' | 'heardAt'>,
): { readonly until: number; readonly botUntil: number } | null => {
  const window = doors.get(channel)?.replyWindow ?? null;
  return window && { until: heardAt + window.person, botUntil: heardAt + window.bot };
};
