import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import type { Download, Downloaded } from '../../../bots/channels/channel';
import { conversations, lines } from '../../../bots/conversation/records';
import type { Around } from '../../../bots/definition/around';
import { conversationId } from '../../../bots/mailroom/conversation-id';
import { inboxLetters } from '../../../bots/mailroom/letters';
import { mediaFiles, mediaParts } from '../../../bots/media/media-file';
import { readBytes } from '../../../bots/media/read-bytes';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { type Arranged, houseOf } from '../../../bots/testing/house-of';
import type { Content } from '../../../flows/dialogue/inbound';
import { hire } from '../desk/hire';
import { jpeg } from '../media/pictures';

const bytes = jpeg();
const photo: Content = { kind: 'media', media: 'image', mediaId: 'm-7', caption: 'my card', fileName: 'card.jpg' };
const id = conversationId('whatsapp', 'test', 'robin');

/** One customer of the card bank at a door whose files have to be fetched. */
const stage = async (about: { download?: Download | null; arranged?: Arranged; around?: typeof cardBank.around } = {}) => {
  const { download = async (): Promise<Downloaded> => ({ kind: 'brought', bytes }), arranged = {}, around = [] } = about;
  const door = { ...fakeChannel('whatsapp'), download };
  const rooms = await houseOf({ ...cardBank, around }, [door], arranged);
  let messages = 0;
  const sends = async (content: Content, repeats = 1): Promise<void> => {
    messages += 1;
    const message = { kind: 'message', id: `m${messages}`, account: 'test', at: rooms.clock.now(), from: 'robin', content } as const;
    for (let time = 0; time < repeats; time += 1) await rooms.house.accept(door, [message]);
    await rooms.settle();
  };
  const photos = async () =>
    (await rooms.store.find(lines, { where: { conversation: id }, limit: 100 })).filter(({ kind }) => kind === 'media');
  const files = () => rooms.store.find(mediaFiles, { where: { conversation: id }, limit: 100 });
  return { ...rooms, door, sends, photos, files, floor: async () => (await rooms.store.get(conversations, id))?.floor.holder };
};

describe('a photo of a customer', () => {
  it('stands in the transcript with its caption, and its bytes are kept under the number of its line', async () => {
    const { sends, photos, files, store } = await stage();
    await sends(photo);
    const [line] = await photos();
    const [file] = await files();
    expect(line).toMatchObject({ text: 'my card', media: { id: line?.id, kind: 'image', fileName: 'card.jpg' } });
    expect(file).toMatchObject({ id: line?.id, state: 'kept', mimeType: 'image/jpeg', source: { channel: 'whatsapp', mediaId: 'm-7' } });
    expect(file?.state === 'kept' && (await readBytes(store, file))).toEqual(bytes);
  });

  it.each([
    ['../../photo\u202efdp.exe', 'photofdp.exe'],
    ['C:\\cards\\card.jpg', 'card.jpg'],
    [`${'a'.repeat(200)}.pdf`, `${'a'.repeat(115)}….pdf`],
  ])('named %j is %j, on its line and where it is kept', async (fileName, clean) => {
    const { sends, photos, files } = await stage();
    await sends({ ...photo, fileName });
    expect(await photos()).toMatchObject([{ media: { fileName: clean } }]);
    expect(await files()).toMatchObject([{ fileName: clean }]);
  });

  it('has no name where nothing is left of it', async () => {
    const { sends, photos, files } = await stage();
    await sends({ ...photo, fileName: '../' });
    expect((await photos())[0]?.media).not.toHaveProperty('fileName');
    expect((await files())[0]).not.toHaveProperty('fileName');
  });

  it('is one line and one file, however often its service delivers it', async () => {
    const { sends, photos, files, store } = await stage();
    await sends(photo, 3);
    expect(await photos()).toHaveLength(1);
    expect(await files()).toHaveLength(1);
    expect(await store.count(mediaParts, {})).toBe(1);
  });

  it('is fetched while the customer waits for a person, too', async () => {
    const { sends, files, floor } = await stage();
    await sends({ kind: 'text', text: 'I want to talk to a person' });
    await sends(photo);
    expect(await floor()).toBe('queue');
    expect(await files()).toMatchObject([{ state: 'kept' }]);
  });

  it('is fetched while a person has the floor, and the bot says nothing to it', async () => {
    const { sends, files, floor, store, house, door, settle } = await stage();
    await sends({ kind: 'text', text: 'hello' });
    const ana = await hire(store, 'ana', { roles: ['agent', 'supervisor'] });
    expect(await house.desk.pull(ana, id)).toMatchObject({ kind: 'done' });
    await settle();
    const said = door.sent.length;
    await sends(photo);
    expect(await floor()).toBe('agent');
    expect(await files()).toMatchObject([{ state: 'kept' }]);
    expect(door.sent).toHaveLength(said);
  });

  it('is fetched when the bot breaks down over it, once', async () => {
    let fails = true;
    const turn: Around['turn'] = async ({ about }, next) => {
      if (fails && about.kind === 'message') throw new Error('a middleware that fails');
      await next();
    };
    const { sends, photos, files, house, store, clock, settle } = await stage({ around: [{ turn, leftOver: async () => false }] });
    await sends(photo);
    await clock.advance(60_000, settle);
    expect(await files()).toMatchObject([{ state: 'kept' }]);
    fails = false;
    const [dead] = await store.find(inboxLetters, { where: { state: 'dead' }, limit: 10 });
    expect(await house.retry(dead?.id ?? '')).toBe(true);
    await settle();
    expect(await photos()).toHaveLength(1);
    expect(await files()).toHaveLength(1);
  });

  it('is fetched by the next process when this one ends before it has come', async () => {
    const first = await stage({ download: async () => ({ kind: 'retryLater', code: 'x', reason: 'not now' }) });
    await first.sends(photo);
    expect(await first.files()).toMatchObject([{ state: 'coming', attempts: 1 }]);
    await first.house.stop();
    await first.clock.advance(60_000);
    const next = await stage({ arranged: { store: first.store, clock: first.clock } });
    await next.settle();
    expect(await next.files()).toMatchObject([{ state: 'kept', attempts: 2 }]);
  });

  it('that was given to us is not fetched: it has the number that it was given under', async () => {
    const { sends, photos, files } = await stage({ download: null });
    await sends({ ...photo, mediaId: 'ours-1' });
    expect(await photos()).toMatchObject([{ media: { id: 'ours-1', kind: 'image' } }]);
    expect(await files()).toEqual([]);
  });
});
