import { cardBank } from '../../../bots/card-bank/bot';
import type { Channel } from '../../../bots/channels/channel';
import { conversations, lines } from '../../../bots/conversation/records';
import type { Saying } from '../../../bots/desk/saying';
import { conversationId } from '../../../bots/mailroom/conversation-id';
import { outboxLetters } from '../../../bots/mailroom/letters';
import { houseOf } from '../../../bots/testing/house-of';
import type { Inbound } from '../../../flows/dialogue/inbound';
import { hire } from './hire';

/** A customer of the card bank at this door, by their address there, and Ana, who serves them. */
export const servedAt = async (door: Channel, customer = '+491') => {
  const { house, store, clock, settle } = await houseOf(cardBank, [door]);
  const ana = await hire(store, 'ana', { roles: ['agent', 'supervisor'] });
  const id = conversationId(door.name, door.account, customer);
  const stored = async () => {
    const found = await store.get(conversations, id);
    if (!found) throw new Error('There is no conversation.');
    return found;
  };
  const hears = async (inbound: readonly Inbound[]): Promise<void> => {
    await house.accept(door, inbound);
    await settle();
  };
  let messages = 0;

  return {
    id,
    store,
    clock,
    hears,
    says: (text: string): Promise<void> => {
      messages += 1;
      const content = { kind: 'text', text } as const;
      return hears([{ kind: 'message', id: `m${messages}`, account: door.account, at: clock.now(), from: customer, content }]);
    },
    /** Ana takes the conversation where it is not hers, and sends it. */
    sends: async (saying: Saying, key: string) => {
      const { openHandoff, floor } = await stored();
      if (floor.holder !== 'agent') await (openHandoff === null ? house.desk.pull(ana, id) : house.desk.accept(ana, openHandoff));
      const answer = await house.desk.reply(ana, id, { saying, key, epoch: (await stored()).floor.epoch });
      await settle();
      return answer;
    },
    passes: (ms: number) => clock.advance(ms, settle),
    transcript: () => store.find(lines, { where: { conversation: id }, sort: { field: 'seq', order: 'ascending' }, limit: 100 }),
    letters: () => store.find(outboxLetters, { sort: { field: 'seq', order: 'ascending' }, limit: 100 }),
    stop: async () => {
      await house.stop();
      await store.close();
    },
  };
};
