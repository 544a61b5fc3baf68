import type { ConversationId } from '../../flows/dialogue/ids';
import type { Line } from '../../flows/dialogue/transcript';
import { pages } from '../mailroom/pages';
import type { Reader } from '../storage/store';
import { lines } from './records';

/** All lines of a conversation as they were written, oldest first. */
export const linesOf = async (store: Reader, conversation: ConversationId): Promise<readonly Line[]> => {
  const all: Line[] = [];
  for await (const { version: _, ...line } of pages(store, lines, { where: { conversation } }, 'seq')) all.push(line);
  return all;
};
