import type { Floor } from '../../../flows/dialogue/floor';
import type { AgentId, ConversationId } from '../../../flows/dialogue/ids';
import type { Line } from '../../../flows/dialogue/transcript';
import { type Conversation, conversations, lines } from '../../conversation/records';
import { inboxLetters, type OutboxLetter, outboxLetters } from '../../mailroom/letters';
import { mediaFiles } from '../../media/media-file';
import type { Store } from '../../storage/store';
import type { EventWriter } from '../http/event-writer';
import { showing } from '../showing';
import { chatLine } from './chat-line';
import { firstMissing, isSeen, type SeenLines, withSeen, written } from './seen-lines';

/** What one page is told of its conversation. It reads from the store whatever the page does not have yet, when it is told to. */
export interface ChatStream {
  /** Something happened to this line. */
  touch(seq: number): void;
  /** Tells the page what is new; stops where the page does not keep up, and goes on there the next time. */
  refresh(): Promise<void>;
  /** Whether the page shows that an answer is being written. */
  typing(): boolean;
}

const pageSize = 100;
const nothing = Number.POSITIVE_INFINITY;

export const chatStream = (needs: {
  readonly store: Store;
  readonly conversation: ConversationId;
  readonly visitor: string;
  /** What the page has from an earlier stream. */
  readonly seen: SeenLines;
  readonly writer: EventWriter;
  readonly agentName: (agent: AgentId) => Promise<string | undefined>;
}): ChatStream => {
  const { store, conversation: id, visitor, writer, agentName } = needs;
  let { seen } = needs;
  /** The first line to be looked at. */
  let from = firstMissing(seen);
  /** Lines that something happened to since they were looked at. */
  const touched = new Set<number>();
  /** Lines that the page saw with another status than `sent`. */
  const statuses = new Map<number, string>();
  /** Lines whose letters are on their way. */
  const awaited = new Set<number>();
  let typing = false;
  let floorTold = '';

  const lookFrom = (seq: number): void => {
    from = Math.min(from, seq);
  };

  const touch = (seq: number): void => {
    touched.add(seq);
    lookFrom(seq);
  };

  const tellFloor = async (floor: Floor | undefined): Promise<void> => {
    const agent = floor?.holder === 'agent' ? floor.agent : undefined;
    const told = `${floor?.holder ?? 'bot'} ${agent ?? ''}`;
    if (told === floorTold) return;
    const name = agent === undefined ? undefined : await agentName(agent);
    floorTold = told;
    writer.send('floor', { holder: floor?.holder ?? 'bot', ...(name === undefined ? {} : { agent: { name } }) });
  };

  const tellTyping = (on: boolean): void => {
    if (on === typing || writer.full()) return;
    typing = on;
    writer.send('typing', { on });
  };

  const tellLines = async (): Promise<void> => {
    while (from !== nothing && !writer.full()) {
      const begin = from;
      from = nothing;
      try {
        await tellPage(begin);
      } catch (error) {
        lookFrom(begin);
        throw error;
      }
    }
  };

  const tellPage = async (begin: number): Promise<void> => {
    const here = { where: { conversation: id }, sort: { field: 'seq', order: 'ascending' }, limit: pageSize } as const;
    const page = await store.find(lines, { ...here, range: { field: 'seq', from: begin } });
    const last = page.at(-1)?.seq ?? begin;
    // Read after the lines: a letter is written together with its line.
    const found = await store.find(outboxLetters, { ...here, range: { field: 'seq', from: begin, to: last } });
    const letters = new Map<string, OutboxLetter>(found.map((letter) => [letter.id, letter]));
    let next = begin;
    for (const line of page) {
      // Lines are committed in their order: a number that is missing between two is a note, which no customer sees.
      for (; next < line.seq; next += 1) seen = withSeen(seen, next);
      next = line.seq + 1;
      if (writer.full()) return lookFrom(line.seq);
      await tellLine(line, letters.get(line.id));
    }
    if (page.length === pageSize) lookFrom(last + 1);
  };

  const tellLine = async (line: Line, letter: OutboxLetter | undefined): Promise<void> => {
    const { seq } = line;
    const how = showing(line, letter);
    if (how.kind === 'soon') awaited.add(seq);
    else awaited.delete(seq);
    switch (how.kind) {
      case 'soon':
      case 'perhaps':
        return;
      case 'never':
        seen = withSeen(seen, seq);
        return;
      case 'shown': {
        const { status } = how;
        const changed = touched.delete(seq) && status !== undefined && status !== (statuses.get(seq) ?? 'sent');
        if (isSeen(seen, seq) && !changed) return;
        const name = line.agent === undefined ? undefined : await agentName(line.agent);
        const file = line.media && (await store.get(mediaFiles, line.media.id));
        if (writer.full()) return touch(seq);
        seen = withSeen(seen, seq);
        if (status !== undefined && status !== 'sent') statuses.set(seq, status);
        writer.send('line', chatLine(line, { visitor, status, agentName: name, file }), written(seen));
        return;
      }
      default:
        how satisfies never;
    }
  };

  const atWork = (conversation: Conversation | undefined, pending: number): boolean =>
    (conversation?.floor.holder ?? 'bot') === 'bot' && (pending > 0 || awaited.size > 0 || (conversation?.errand ?? null) !== null);

  return {
    touch,
    typing: () => typing,
    refresh: async () => {
      if (writer.full()) return;
      // In the order in which work moves on, so that nothing is missed between two looks.
      const pending = await store.count(inboxLetters, { where: { conversation: id, state: 'pending' } });
      const conversation = await store.get(conversations, id);
      await tellFloor(conversation?.floor);
      await tellLines();
      tellTyping(atWork(conversation, pending));
    },
  };
};
