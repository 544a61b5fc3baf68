import type { Line } from '../../../../flows/dialogue/transcript';
import { lines } from '../../../conversation/records';
import { outboxLetters } from '../../../mailroom/letters';
import { showing } from '../../showing';
import type { HandoffOnWire } from '../wire';
import type { Glance } from './glance';

/**
 * So many of a conversation's last lines are looked at: mostly it is one of the newest, and events and what was not said come in small
 * numbers.
 */
const looked = [3, 20];

/**
 * The newest word of the customer's or of an agent's that the customer can see, or will in a moment: behind most of them the bot
 * says something too, which tells less. Its own newest one where nobody else has said anything of late.
 */
export const lastLine = async (glance: Glance, conversation: string): Promise<Line | null> => {
  let newest: Line | null = null;
  for (const limit of looked) {
    const found = await glance.store.find(lines, { where: { conversation }, sort: { field: 'seq', order: 'descending' }, limit });
    for (const line of found) {
      const { kind } = showing(line, line.author === 'customer' ? undefined : await glance.get(outboxLetters, line.id));
      if (kind !== 'shown' && kind !== 'soon') continue;
      if (line.author !== 'bot') return line;
      newest ??= line;
    }
    if (found.length < limit) break;
  }
  return newest;
};

export const lastLineView = ({ seq, at, author, kind, text, media }: Line): NonNullable<HandoffOnWire['lastLine']> => ({
  seq,
  at,
  author,
  kind,
  text,
  ...(media === undefined ? {} : { media: { kind: media.kind } }),
});
