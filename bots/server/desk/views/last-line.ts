import type { Line } from '../../../../flows/dialogue/transcript';
import { lines } from '../../../conversation/records';
import { outboxLetters } from '../../../mailroom/letters';
import { showing } from '../../chat/showing';
import type { Glance } from './glance';

/** So many of a conversation's last lines are looked at: mostly it is one of the newest, and events and what was not said come in small numbers. */
const looked = [3, 20];

/** The newest line that the customer can see, or will in a moment. */
export const lastLine = async (glance: Glance, conversation: string): Promise<Line | null> => {
  for (const limit of looked) {
    const newest = { where: { conversation }, sort: { field: 'seq', order: 'descending' }, limit } as const;
    const found = await glance.store.find(lines, newest);
    for (const line of found) {
      const { kind } = showing(line, line.author === 'customer' ? undefined : await glance.get(outboxLetters, line.id));
      if (kind === 'shown' || kind === 'soon') return line;
    }
    if (found.length < limit) return null;
  }
  return null;
};
