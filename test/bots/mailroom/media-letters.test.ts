import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attached, Channel } from '../../../bots/channels/channel';
import { whatsapp } from '../../../bots/channels/whatsapp';
import { type OutboxLetter, outboxLetters } from '../../../bots/mailroom/letters';
import { outbox } from '../../../bots/mailroom/outbox';
import { mediaFiles, mediaParts } from '../../../bots/media/media-file';
import { partsOf } from '../../../bots/media/parts-of';
import { change } from '../../../bots/storage/store';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { type GraphStandIn, graphStandIn } from '../../../bots/testing/graph-stand-in/graph-stand-in';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { asId } from '../../../flows/dialogue/ids';
import { until } from '../../journeys/until';
import { png } from '../media/pictures';
import { quiet } from './quiet';

const bytes = png(600_000);
const file = asId<'media file'>('f');
const media = { id: file, kind: 'image', mimeType: 'image/png', fileName: 'map.png' } as const;

/** A letter with a picture, kept and not sent. */
const stage = async () => {
  const clock = virtualClock(0);
  const store = memoryStore();
  const { changes, parts } = partsOf(file, bytes);
  const kept = { ...media, conversation: asId<'conversation'>('c'), state: 'kept', size: bytes.length, parts, attempts: 0 } as const;
  await store.commit([change.insert(mediaFiles, kept), ...changes]);
  const open = (door: Channel, by = clock) =>
    outbox({
      store,
      clock: by,
      random: () => 0,
      observe: () => {},
      channels: new Map([[door.name, door]]),
      standing: async () => ({ personSince: 1, heardAt: by.now() }),
      seenMarksOut: async () => {},
    });
  const write = async (door: Channel) => {
    const letter: OutboxLetter = {
      id: asId('c.1'),
      conversation: asId('c'),
      seq: 1,
      channel: door.name,
      account: door.account,
      to: '4915550100',
      reply: { text: 'the way', media },
      author: 'agent',
      epoch: 1,
      writtenAt: 0,
      state: 'pending',
      due: 0,
      attempts: 0,
      providerIds: [],
    };
    await store.commit([change.insert(outboxLetters, letter)]);
    return { ...letter, version: 1 };
  };
  return { clock, store, open, write, stored: async () => store.get(outboxLetters, 'c.1') };
};

describe('a letter with a file', () => {
  it('brings the bytes to its first bubble, and to no other', async () => {
    const { open, write } = await stage();
    const sent: (Attached | undefined)[] = [];
    const fake = fakeChannel('webchat');
    const door: Channel = {
      ...fake,
      render: (reply) => [...fake.render(reply), ...fake.render({ text: reply.text })],
      send: async ({ attached, ...letter }) => {
        sent.push(attached);
        return fake.send(letter);
      },
    };
    open(door).post([await write(door)]);
    await quiet();
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({ mimeType: 'image/png', fileName: 'map.png' });
    expect(bytes.equals(sent[0]?.bytes ?? Buffer.of())).toBe(true);
    expect(sent[1]).toBeUndefined();
  });

  it.each(['a part of it', 'the file'])('is given up with the cure when %s is not kept', async (missing) => {
    const { open, write, store, stored } = await stage();
    const [part, whole] = [await store.get(mediaParts, 'f.1'), await store.get(mediaFiles, 'f')];
    if (!part || !whole) throw new Error('It was not kept in the first place.');
    await store.commit([missing === 'the file' ? change.delete(mediaFiles, whole) : change.delete(mediaParts, part)]);
    const door = fakeChannel('webchat');
    open(door).post([await write(door)]);
    await quiet();
    expect(door.sent).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'dead', failure: expect.stringMatching(/not kept here\. Upload it again/) });
  });

  it('is given up before its bytes are read', async () => {
    const { open, write, store } = await stage();
    const read: string[] = [];
    const { get } = store;
    store.get = (from, id) => {
      read.push(from.name);
      return get(from, id);
    };
    const door = fakeChannel('webchat');
    const letter = await write(door);
    open(door).post([{ ...letter, state: 'sending', unanswered: 1 }]);
    await quiet();
    expect(door.sent).toEqual([]);
    expect(read).not.toContain(mediaParts.name);
  });

  it('has half a minute for its bytes, and nobody else sends it meanwhile', async () => {
    const { open, write, clock, stored } = await stage();
    let aborted = 0;
    const send: Channel['send'] = ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted = clock.now();
          resolve({ kind: 'unknown', code: 'x', reason: 'no answer' });
        });
      });
    const door = { ...fakeChannel('webchat'), send };
    open(door).post([await write(door)]);
    await quiet();
    expect(await stored()).toMatchObject({ state: 'sending', due: 40_000 });
    await clock.advance(30_000, quiet);
    expect(aborted).toBe(30_000);
  });
});

describe('a picture whose server dies between its upload and its message', () => {
  let graph: GraphStandIn;
  let door: Channel;
  beforeEach(async () => {
    graph = await graphStandIn();
    const { phoneNumberId, accessToken, appSecret } = graph.account;
    door = whatsapp({ phoneNumberId, accessToken, appSecrets: [appSecret], verifyToken: 'v', graphUrl: graph.url, graphVersion: 'v26.0' });
  });
  afterEach(() => graph.close());

  it('is uploaded again by the next server, and arrives once', async () => {
    const { open, write, stored } = await stage();
    // Uploaded; of its message nothing is ever heard, for the process is no more.
    graph.inject({ match: { what: 'message' }, trigger: { next: 1 }, action: { do: 'hang', taken: false } });
    open(door).post([await write(door)]);
    await until('it is uploaded, and its message is out', () => graph.ledger.requests.length === 2);
    expect(graph.ledger.uploads).toHaveLength(1);

    const left = await stored();
    if (!left) throw new Error('There is no letter.');
    expect(left).toMatchObject({ state: 'sending' });
    // By a clock of its own: the one that died does nothing any more.
    const next = open(door, virtualClock(left.due));
    next.post([left]);
    await until('it is sent', () => graph.ledger.accepted.length === 1);
    await next.idle();
    expect(graph.ledger.uploads).toHaveLength(2);
    expect(graph.ledger.accepted[0]?.message).toMatchObject({ image: { id: graph.ledger.uploads[1]?.id, caption: 'the way' } });
    expect(await stored()).toMatchObject({ state: 'sent' });
    expect(graph.ledger.violations).toEqual([]);
  });
});
