import { describe, expect, it } from '@jest/globals';
import type { Download, Downloaded } from '../../../bots/channels/channel';
import { mediaFetcher } from '../../../bots/mailroom/media-fetcher';
import { largestFile, partSize } from '../../../bots/media/limits';
import { type ComingFile, mediaFiles, mediaParts } from '../../../bots/media/media-file';
import { readBytes } from '../../../bots/media/read-bytes';
import type { Observed } from '../../../bots/observer';
import { change, type Store } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { asId } from '../../../flows/dialogue/ids';
import { jpeg } from '../media/pictures';
import { falteringStore } from './faltering-store';
import { quiet } from './quiet';

const hour = 3_600_000;
const photo: Downloaded = { kind: 'brought', bytes: jpeg() };
const later: Downloaded = { kind: 'retryLater', code: 'x', reason: 'The service is down.' };

/** `come`: what the attempts come to, one after the other; the last one for all that follow. */
const stage = (...come: (Downloaded | Promise<Downloaded>)[]) => {
  const clock = virtualClock(0);
  const store = falteringStore(memoryStore());
  const observed: Observed[] = [];
  const asked: { at: number; mediaId: string; signal: AbortSignal }[] = [];
  const download: Download = async ({ mediaId, signal }) => {
    asked.push({ at: clock.now(), mediaId, signal });
    return (await come[Math.min(asked.length, come.length) - 1]) ?? photo;
  };
  const channels = new Map([['whatsapp', { account: 'test', download }]]);
  const node = (on: Store = store) => mediaFetcher({ store: on, clock, random: () => 1, observe: (one) => observed.push(one), channels });
  const fetcher = node();
  const write = async (id = 'c.1', about: Partial<ComingFile> = {}) => {
    const source = { channel: 'whatsapp', account: 'test', mediaId: `m-${id}` };
    const file: ComingFile = {
      id: asId(id),
      conversation: asId('c'),
      kind: 'image',
      state: 'coming',
      source,
      due: 0,
      attempts: 0,
      ...about,
    };
    await store.commit([change.insert(mediaFiles, file)]);
    return { ...file, version: 1 };
  };
  const post = async (id?: string, about?: Partial<ComingFile>): Promise<void> => {
    fetcher.post(await write(id, about));
    await quiet();
  };
  const stored = (id = 'c.1') => store.get(mediaFiles, id);
  const bytes = async (id = 'c.1') => {
    const file = await stored(id);
    return file?.state === 'kept' ? readBytes(store, file) : undefined;
  };
  const passes = (ms: number) => clock.advance(ms, quiet);
  return { clock, store, observed, asked, fetcher, node, write, post, stored, bytes, passes, channels };
};

describe('a file of a customer', () => {
  it('is fetched at once and kept with all its bytes, under the type that they show', async () => {
    const large = jpeg(2 * partSize);
    const { post, stored, bytes, store, asked, observed } = stage({ kind: 'brought', bytes: large });
    await post('c.1', { mimeType: 'image/webp', fileName: 'a.webp' });
    expect(asked).toMatchObject([{ mediaId: 'm-c.1' }]);
    expect(await stored()).toMatchObject({
      state: 'kept',
      mimeType: 'image/jpeg',
      fileName: 'a.webp',
      size: large.length,
      parts: 3,
      attempts: 1,
    });
    expect(await stored()).not.toHaveProperty('due');
    expect(large.equals((await bytes()) ?? Buffer.of())).toBe(true);
    expect(await store.count(mediaParts, {})).toBe(3);
    expect(observed).toEqual([{ kind: 'fetched', channel: 'whatsapp', file: 'c.1', code: 'ok', ms: 0 }]);
  });

  it('is asked for again, ever more seldom, and given up after about a day', async () => {
    const { post, stored, asked, observed, passes } = stage(later);
    await post();
    expect(await stored()).toMatchObject({ state: 'coming', attempts: 1, due: 30_000, failure: 'The service is down.' });
    await passes(48 * hour);
    expect(asked).toHaveLength(13);
    expect(asked.at(-1)?.at).toBeGreaterThan(18 * hour);
    expect(await stored()).toMatchObject({
      state: 'gone',
      failure: 'The service is down. Ask the customer to send it again.',
      attempts: 13,
    });
    expect(observed.at(-1)).toEqual({ kind: 'dead', what: 'media', id: 'c.1', reason: 'The service is down.' });
  });

  it('waits as long as its service asks for', async () => {
    const { post, asked, passes } = stage({ ...later, after: hour }, photo);
    await post();
    await passes(hour - 1);
    expect(asked).toHaveLength(1);
    await passes(1);
    expect(asked).toHaveLength(2);
  });

  it('that its service has no more is gone, and says why', async () => {
    const { post, stored, asked, passes } = stage({ kind: 'gone', code: '100', reason: 'WhatsApp has it no more.' });
    await post();
    await passes(48 * hour);
    expect(asked).toHaveLength(1);
    expect(await stored()).toMatchObject({ state: 'gone', failure: 'WhatsApp has it no more.' });
    expect(await stored()).not.toHaveProperty('due');
  });

  it.each([
    ['of a type that is not taken', Buffer.from('MZ this is a program'), 'type'],
    ['without a byte', Buffer.alloc(0), 'type'],
    ['that is too large', jpeg(largestFile), '16 MB'],
  ])('%s is gone, and no part of it is kept', async (_, bytes, said) => {
    const { post, stored, store, observed } = stage({ kind: 'brought', bytes });
    await post();
    expect(observed.map(({ kind }) => kind)).toEqual(['fetched']);
    expect(await stored()).toMatchObject({ state: 'gone', failure: expect.stringContaining(said) });
    expect(await store.count(mediaParts, {})).toBe(0);
  });

  it('is not lost when the store is down as it arrives, and costs no try', async () => {
    const { write, fetcher, stored, bytes, store, passes } = stage();
    const file = await write();
    store.fail('before', 3);
    fetcher.post(file);
    await quiet();
    expect(await stored()).toMatchObject({ state: 'coming', attempts: 0 });
    await passes(60_000);
    expect(await stored()).toMatchObject({ state: 'kept', attempts: 1 });
    expect(await bytes()).toEqual(jpeg());
  });

  it('is not fetched twice when nobody heard that it was kept', async () => {
    const { write, fetcher, stored, store, asked, passes } = stage();
    const file = await write();
    store.fail('after');
    fetcher.post(file);
    await quiet();
    await passes(60_000);
    expect(asked).toHaveLength(1);
    expect(await stored()).toMatchObject({ state: 'kept' });
  });

  it('is kept once when two nodes fetch it', async () => {
    const { write, node, fetcher, stored, bytes, store, asked, observed } = stage();
    const file = await write();
    fetcher.post(file);
    node().post(file);
    await quiet();
    expect(asked).toHaveLength(2);
    expect(await stored()).toMatchObject({ state: 'kept', attempts: 1, version: 2 });
    expect(await bytes()).toEqual(jpeg());
    expect(await store.count(mediaParts, {})).toBe(1);
    expect(observed.filter(({ kind }) => kind === 'trouble')).toEqual([]);
  });

  it('is posted twice and fetched once', async () => {
    const { write, fetcher, asked } = stage();
    const file = await write();
    fetcher.post(file);
    fetcher.post(file);
    await quiet();
    fetcher.post(file);
    await quiet();
    expect(asked).toHaveLength(1);
  });

  it('is called off after a minute', async () => {
    const { post, asked, passes } = stage(new Promise<never>(() => {}));
    await post();
    await passes(59_999);
    expect(asked[0]?.signal.aborted).toBe(false);
    await passes(1);
    expect(asked[0]?.signal.aborted).toBe(true);
  });

  it('waits for one of four places', async () => {
    const { post, asked } = stage(new Promise<never>(() => {}));
    for (const id of ['a', 'b', 'c', 'd', 'e']) await post(id);
    expect(asked.map(({ mediaId }) => mediaId)).toEqual(['m-a', 'm-b', 'm-c', 'm-d']);
  });

  it('waits for its door, and is not asked for at another account', async () => {
    const { post, stored, channels, passes } = stage();
    const door = channels.get('whatsapp');
    channels.clear();
    await post();
    expect(await stored()).toMatchObject({ state: 'coming', attempts: 1 });
    if (door) channels.set('whatsapp', door);
    await passes(30_000);
    expect(await stored()).toMatchObject({ state: 'kept' });
    await post('c.2', { source: { channel: 'whatsapp', account: 'other', mediaId: 'm' } });
    expect(await stored('c.2')).toMatchObject({ state: 'gone' });
  });

  it('keeps what its sender called it where the bytes say the same', async () => {
    const { post, stored } = stage({ kind: 'brought', bytes: Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1') });
    await post('c.1', { kind: 'sticker' });
    expect(await stored()).toMatchObject({ kind: 'sticker', mimeType: 'image/webp' });
    await post('c.2', { kind: 'document' });
    expect(await stored('c.2')).toMatchObject({ kind: 'image' });
  });
});
