import type { Doors } from '../conversation/player';
import type { Conversation } from '../conversation/records';

/** Until when this customer may be written to, ms UTC: by a person, and by the bot. Null: at any time. */
export const replyWindow = (
  doors: Doors,
  { channel, heardAt }: Pick<Conversation, 'channel' | 'heardAt'>,
): { readonly until: number; readonly botUntil: number } | null => {
  const window = doors.get(channel)?.replyWindow ?? null;
  return window && { until: heardAt + window.person, botUntil: heardAt + window.bot };
};
