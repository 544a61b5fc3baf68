import { conversationId } from '../../bots/mailroom/conversation-id';
import { collections } from '../../bots/schalter';
import type { AnyCollection, Change, Store } from '../../bots/storage/store';
import { fakeChannel } from '../../bots/testing/fake-channel';
import { houseOf } from '../../bots/testing/house-of';
import { memoryStore } from '../../bots/testing/memory-store';
import { twoStepBot } from '../peers/two-step/bot';

/** The commits of one dialogue of two turns, as another customer's: `dialogue` is any number that was not used before. */
export type RecordedTurns = (dialogue: number) => readonly (readonly Change[])[];

const marks = { message: 'recorded-message', sent: 'sent-' } as const;

/** Holds the dialogue once, in memory, and keeps what the product committed on the way. */
export const recordTurns = async (): Promise<RecordedTurns> => {
  const commits: (readonly Change[])[] = [];
  const memory = memoryStore();
  const store: Store = {
    ...memory,
    commit: (changes) => {
      commits.push(changes);
      return memory.commit(changes);
    },
  };
  const door = fakeChannel('whatsapp');
  const { house, settle, clock } = await houseOf(twoStepBot(), [door], { store });
  const from = '491510000000';
  const say = async (content: { kind: 'text'; text: string } | { kind: 'choice'; choice: string; title: string }): Promise<void> => {
    const id = `${marks.message}-${commits.length}`;
    await house.accept(door, [{ kind: 'message', id, account: door.account, at: clock.now(), from, content }]);
    await settle();
  };
  await say({ kind: 'text', text: 'please block my card' });
  const choice = door.sent.at(-1)?.reply.choices?.[0];
  if (!choice) throw new Error('The two-step bot has asked nothing. Look at bench/peers/two-step.');
  await say({ kind: 'choice', choice: choice.id, title: choice.title });
  await house.stop();
  return recast(commits, conversationId(door.name, door.account, from));
};

const recast = (commits: readonly (readonly Change[])[], conversation: string): RecordedTurns => {
  const byName = new Map(collections.map((known) => [known.name, known]));
  const text = JSON.stringify(commits);
  return (dialogue) => {
    const own = text
      .replaceAll(conversation, conversationId('whatsapp', 'test', String(dialogue)))
      .replaceAll(marks.message, `wamid.${dialogue}`)
      .replaceAll(marks.sent, `wamid.out-${dialogue}-`);
    const read = JSON.parse(own) as (Change & { collection: AnyCollection })[][];
    return read.map((changes) =>
      changes.map((change) => ({ ...change, collection: byName.get(change.collection.name) ?? change.collection })),
    );
  };
};
