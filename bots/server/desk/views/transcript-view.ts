import type { ConversationId } from '../../../../flows/dialogue/ids';
import { type Conversation, lines, notes } from '../../../conversation/records';
import { outboxLetters } from '../../../mailroom/letters';
import type { LineOnWire } from '../wire';
import type { Glance } from './glance';
import { lineView } from './line-view';

/** `next`: what `after` is for the page behind it, or `before` for the one that comes first when it was read backwards. */
export interface Page {
  readonly items: LineOnWire[];
  readonly next: number | null;
}

/** A stretch of a conversation, oldest first. What was said and what was noted have one numbering without a hole. */
export const transcriptView = async (
  glance: Glance,
  { id, seq }: Pick<Conversation, 'id' | 'seq'>,
  wanted: { readonly after?: number | undefined; readonly before?: number | undefined; readonly limit: number },
): Promise<Page> => {
  if (wanted.before === undefined) {
    const from = (wanted.after ?? 0) + 1;
    // No further than what was known when the conversation was read: between two reads a line and a note may come.
    const to = Math.min(from + wanted.limit - 1, seq);
    return { items: await between(glance, id, from, to), next: to < seq ? to : null };
  }
  const to = Math.min(wanted.before - 1, seq);
  const from = Math.max(1, to - wanted.limit + 1);
  return { items: await between(glance, id, from, to), next: from > 1 ? from : null };
};

const between = async (glance: Glance, conversation: ConversationId, from: number, to: number): Promise<LineOnWire[]> => {
  if (to < from) return [];
  const query = { where: { conversation }, range: { field: 'seq', from, to }, limit: to - from + 1 } as const;
  const { store } = glance;
  const [said, noted] = await Promise.all([store.find(lines, query), store.find(notes, query)]);
  // Read after the lines: a letter is written together with its line.
  const letters = new Map((await store.find(outboxLetters, query)).map((letter) => [`${letter.id}`, letter]));
  const inOrder = [...said, ...noted].sort((one, other) => one.seq - other.seq);
  return Promise.all(inOrder.map((line) => lineView(glance, line, letters.get(line.id))));
};
