import { deliveryReports } from '../../../bots/mailroom/delivery-reports';
import { confirmationWait, type OutboxLetter, outboxLetters } from '../../../bots/mailroom/letters';
import { outbox } from '../../../bots/mailroom/outbox';
import type { Observed } from '../../../bots/observer';
import { change, type Stored } from '../../../bots/storage/store';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { asId } from '../../../flows/dialogue/ids';
import type { InboundStatus } from '../../../flows/dialogue/inbound';
import { falteringStore } from './faltering-store';
import { quiet } from './quiet';

/** An outbox with one door, whose bubbles hold one word each. */
export const outboxStage = () => {
  const clock = virtualClock(0);
  const store = falteringStore(memoryStore());
  const door = fakeChannel('webchat');
  const observed: Observed[] = [];
  const epochs = new Map<string, number>();
  let heardAt = 0;
  const channel = {
    ...door,
    render: ({ text }: { text: string }) => text.split(' ').flatMap((word) => door.render({ text: word })),
  };
  const open = () =>
    outbox({
      store,
      clock,
      random: () => 0,
      observe: (one) => observed.push(one),
      channels: new Map([['webchat', channel]]),
      standing: async (id) => ({ personSince: epochs.get(id) ?? 1, heardAt }),
      seenMarksOut: async () => {},
    });
  let out = open();
  const reports = deliveryReports({ store, moved: (letter) => out.moved(letter) });

  const write = async (text: string, about: Partial<OutboxLetter> = {}): Promise<Stored<OutboxLetter>> => {
    const { conversation = asId<'conversation'>('c'), seq = (await store.count(outboxLetters, {})) + 1 } = about;
    const letter: OutboxLetter = {
      id: asId(`${conversation}.${seq}`),
      conversation,
      seq,
      channel: 'webchat',
      account: 'test',
      to: 'customer',
      reply: { text },
      author: 'bot',
      epoch: 1,
      writtenAt: clock.now(),
      state: 'pending',
      due: clock.now(),
      attempts: 0,
      providerIds: [],
      ...about,
    };
    await store.commit([change.insert(outboxLetters, letter)]);
    return { ...letter, version: 1 };
  };
  /** As a turn writes it that this process has just committed: it may be out already. */
  const writeUntried = (text: string, about: Partial<OutboxLetter> = {}): Promise<Stored<OutboxLetter>> =>
    write(text, { state: 'sending', attempts: 1, due: clock.now() + confirmationWait, ...about });
  const post = async (text: string, about: Partial<OutboxLetter> = {}): Promise<string> => {
    const letter = await write(text, about);
    out.post([letter]);
    await quiet();
    return letter.id;
  };
  const status = async (about: Pick<InboundStatus, 'status'> & Partial<InboundStatus>): Promise<boolean> => {
    const heard = await reports.heard('webchat', { kind: 'status', id: 's', account: 'test', at: 0, providerId: 'p', ...about });
    await quiet();
    return heard;
  };
  /** Another process takes over what stands in the store. */
  const restart = async (): Promise<void> => {
    await out.stop();
    out = open();
    out.post(await store.find(outboxLetters, { where: { state: ['pending', 'sending'] }, limit: 100 }));
    await quiet();
  };
  return {
    store,
    clock,
    door,
    channel,
    epochs,
    customerWrites: () => {
      heardAt = clock.now();
    },
    /** Another node, on the same store. */
    open,
    write,
    writeUntried,
    post,
    status,
    restart,
    repost: (letter: Stored<OutboxLetter>, untried = false) => out.post([letter], untried),
    stop: () => out.stop(),
    passes: async (ms: number) => {
      await clock.advance(ms, quiet);
      await quiet();
    },
    get: async (id: string) => (await store.get(outboxLetters, id)) as Stored<OutboxLetter>,
    said: () => door.sent.map(({ reply }) => reply.text),
    counted: (kind: Observed['kind']) => observed.filter((one) => one.kind === kind).length,
  };
};
