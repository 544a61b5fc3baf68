import { type Conversation, conversations, lines } from '../../../../bots/conversation/records';
import { linesOf } from '../../../../bots/conversation/transcript';
import type { Store } from '../../../../bots/storage/store';
import type { ConversationId } from '../../../../flows/dialogue/ids';

interface Noted {
  readonly floor: Conversation['floor'];
  /** The line that says that a person took over last; 0 without one. */
  readonly takenOver: number;
}

/** Who had the floor when nothing moved: what is sent in the very moment of a change is nobody's fault. */
export const quietState = (store: Store, among: readonly ConversationId[]) => {
  const noted = new Map<ConversationId, Noted>();
  return {
    note: async (): Promise<void> => {
      for (const id of among) {
        const now = await store.get(conversations, id);
        if (!now || noted.get(id)?.floor.epoch === now.floor.epoch) continue;
        const taken = (await linesOf(store, id)).findLast(({ text }) => text === 'handoff: accepted' || text === 'handoff: reopened');
        noted.set(id, { floor: now.floor, takenOver: taken?.seq ?? 0 });
      }
    },
    /** Whether this is of the bot, and either older than a person's taking over or said while one has the floor. */
    isTooLate: async (letter: string): Promise<boolean> => {
      const line = await store.get(lines, letter);
      const before = line && noted.get(line.conversation);
      if (!line || !before || line.author !== 'bot') return false;
      const now = await store.get(conversations, line.conversation);
      const stillHas = before.floor.holder === 'agent' && now?.floor.epoch === before.floor.epoch;
      return stillHas || line.seq < before.takenOver;
    },
  };
};
