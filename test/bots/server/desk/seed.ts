import { newConversation } from '../../../../bots/conversation/new-conversation';
import { type Conversation, conversations, handoffs, lines, notes } from '../../../../bots/conversation/records';
import { type OutboxLetter, outboxLetters } from '../../../../bots/mailroom/letters';
import { type Change, type Collection, change, type Document, type Store } from '../../../../bots/storage/store';
import { asId } from '../../../../flows/dialogue/ids';
import type { Line } from '../../../../flows/dialogue/transcript';
import { type HandoffRequest, newRequest } from '../../../../handoff/desk/request';

/** Writes what turns and agents would have written. */
export const seed = (store: Store, at: number) => {
  const commit = async (...changes: Change[]): Promise<void> => {
    const { outcome } = await store.commit(changes);
    if (outcome !== 'done') throw new Error(`Not written: ${outcome}`);
  };
  const alter = async <T extends Document>(collection: Collection<T>, id: string, more: Partial<T>): Promise<void> => {
    const read = await store.get(collection, id);
    if (!read) throw new Error(`There is no ${collection.name} ${id}.`);
    const { version, ...before } = read;
    await commit(change.update(collection, { ...before, ...more } as unknown as T, version));
  };
  const line = (conversation: string, seq: number, more: Partial<Line> = {}): Line => ({
    id: `${conversation}.${String(seq).padStart(8, '0')}`,
    conversation: asId(conversation),
    contact: asId(`${conversation}.k1`),
    seq,
    at: at + seq,
    author: 'customer',
    kind: 'text',
    text: `line ${seq}`,
    ...more,
  });
  const letter = (conversation: string, seq: number, more: Partial<OutboxLetter> = {}): OutboxLetter => ({
    id: asId(line(conversation, seq).id),
    conversation: asId(conversation),
    author: 'bot',
    seq,
    channel: 'whatsapp',
    account: 'bank',
    to: '4917000000042',
    reply: { text: `line ${seq}` },
    epoch: 1,
    writtenAt: at,
    state: 'pending',
    due: at,
    attempts: 0,
    providerIds: [],
    ...more,
  });
  return {
    alter,
    conversation: (id: string, more: Partial<Conversation> = {}) =>
      commit(
        change.insert(conversations, {
          ...newConversation({ id: asId(id), channel: 'whatsapp', account: 'bank', address: '4917000000042', locale: 'de', name: 'Ana' }),
          ...more,
        }),
      ),
    /** A conversation whose customer waits for a person. */
    waiting: async (id: string, more: Partial<HandoffRequest> = {}): Promise<string> => {
      const handoff = asId<'handoff'>(`${id}.h1`);
      const need = { queue: 'cards', priority: 'normal', reason: 'asked', intent: 'speak_to_human' } as const;
      const about = {
        id: handoff,
        conversation: asId<'conversation'>(id),
        contact: asId<'contact'>(`${id}.k1`),
        locale: 'de',
        channel: 'whatsapp',
        requestedAt: at,
        unanswered: 1,
        briefing: { summary: 'line 1', slots: { cause: 'lost' }, tried: ['block-lost-card.which_card'] },
      };
      await commit(
        change.insert(conversations, {
          ...newConversation({ id: asId(id), channel: 'whatsapp', account: 'bank', address: '4917000000042', locale: 'de', name: 'Ana' }),
          floor: { holder: 'queue', handoff, epoch: 2 },
          openHandoff: handoff,
          seq: 1,
          counts: { contacts: 1, runs: 0, handoffs: 1 },
        }),
        change.insert(handoffs, { ...newRequest(need, about), ...more }),
        change.insert(lines, line(id, 1)),
      );
      return handoff;
    },
    says: async (id: string, seq: number, more: Partial<Line> = {}, sent?: Partial<OutboxLetter>) => {
      await commit(change.insert(lines, line(id, seq, more)), ...(sent ? [change.insert(outboxLetters, letter(id, seq, sent))] : []));
      await alter(conversations, id, { seq });
    },
    notes: async (id: string, seq: number, text: string) => {
      await commit(change.insert(notes, line(id, seq, { kind: 'note', author: 'agent', text })));
      await alter(conversations, id, { seq });
    },
    line,
  };
};
