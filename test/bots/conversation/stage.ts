import { cardBank } from '../../../bots/card-bank/bot';
import type { Channel } from '../../../bots/channels/channel';
import { type Conversation, conversations, handoffs, lines } from '../../../bots/conversation/records';
import type { Around } from '../../../bots/definition/around';
import { conversationId } from '../../../bots/mailroom/conversation-id';
import type { Observed } from '../../../bots/observer';
import { change, type Stored } from '../../../bots/storage/store';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { type Arranged, houseOf } from '../../../bots/testing/house-of';
import type { Content } from '../../../flows/dialogue/inbound';

/** One customer of the card bank, for what a story cannot tell: messages at the same moment, old buttons, altered records. */
export const stage = async (arranged: Arranged = {}, around: readonly Around[] = [], replyWindow: Channel['replyWindow'] = null) => {
  const door = { ...fakeChannel('webchat'), replyWindow };
  const observed: Observed[] = [];
  const house = await houseOf(around.length === 0 ? cardBank : { ...cardBank, around }, [door], {
    ...arranged,
    observe: (one) => observed.push(one),
  });
  const { store, clock } = house;
  const id = conversationId('webchat', 'test', 'visitor-2');
  let messages = 0;
  let told = 0;

  /** Without waiting for an answer. */
  const sends = async (content: Content): Promise<void> => {
    messages += 1;
    const message = { kind: 'message', id: `m${messages}`, account: 'test', at: clock.now(), from: 'visitor-2', content } as const;
    await house.house.accept(door, [message]);
  };
  const answered = async (content: Content): Promise<string> => {
    told = door.sent.length;
    await sends(content);
    await house.settle();
    return said();
  };
  const said = (): string =>
    door.sent
      .slice(told)
      .map(({ reply }) => reply.text)
      .join('\n\n');
  /** The id of a choice by its title, in the last bubble that had one. */
  const choice = (title: string): string => {
    const choices = door.sent.findLast(({ reply }) => reply.choices)?.reply.choices ?? [];
    const found = choices.find((offered) => offered.title.includes(title));
    if (!found) throw new Error(`There is no choice "${title}" among ${choices.map((offered) => offered.title).join(', ')}.`);
    return found.id;
  };
  const stored = async (): Promise<Stored<Conversation>> => {
    const found = await store.get(conversations, id);
    if (!found) throw new Error('There is no conversation yet.');
    return found;
  };

  return {
    ...house,
    door,
    observed,
    sends,
    choice,
    said,
    stored,
    says: (text: string) => answered({ kind: 'text', text }),
    taps: (title: string) => answered({ kind: 'choice', choice: choice(title), title }),
    tapsId: (choiceId: string) => answered({ kind: 'choice', choice: choiceId, title: 'old' }),
    passes: async (ms: number): Promise<string> => {
      told = door.sent.length;
      await clock.advance(ms, house.settle);
      await house.settle();
      return said();
    },
    /** What the customer reads because of something that somebody else does. */
    reads: async (because: () => Promise<unknown>): Promise<string> => {
      told = door.sent.length;
      await because();
      await house.settle();
      return said();
    },
    transcript: () => store.find(lines, { where: { conversation: id }, sort: { field: 'seq', order: 'ascending' }, limit: 1_000 }),
    request: async () => (await store.find(handoffs, { where: { conversation: id }, limit: 10 }))[0] ?? null,
    alter: async (to: (now: Conversation) => Conversation): Promise<void> => {
      const { version, ...now } = await stored();
      await store.commit([change.update(conversations, to(now), version)]);
    },
  };
};
