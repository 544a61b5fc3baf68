import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inboxLetters } from '../../../../bots/mailroom/letters';
import { largestFile } from '../../../../bots/media/limits';
import { mediaFiles, mediaParts } from '../../../../bots/media/media-file';
import { change } from '../../../../bots/storage/store';
import { asId } from '../../../../flows/dialogue/ids';
import { until } from '../../../journeys/until';
import { pdf, png } from '../../media/pictures';
import { upload } from '../upload';
import { chatServer, transcript } from './chat-server';
import { openPage, type Page } from './page';

let server: Awaited<ReturnType<typeof chatServer>>;
beforeAll(async () => {
  server = await chatServer();
});
afterAll(() => server.stop());

const picture = png(9);
const letter = pdf(9);
const bearer = ({ token }: Page) => ({ authorization: `Bearer ${token}` });
const send = (page: Page, body: FormData | string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/chat/media`, { method: 'POST', headers: { ...bearer(page), ...headers }, body: body as never });
const see = (page: Page, id: string) => fetch(`${server.url}/api/chat/media/${id}`, { headers: bearer(page) });
const uploaded = async (page: Page, body = upload(picture)) => {
  const answered = await send(page, body);
  expect(answered.status).toBe(201);
  return (await answered.json()) as { id: string; kind: string; mimeType: string; fileName?: string; size: number };
};
const refused = async (answered: Response) => [answered.status, ((await answered.json()) as { error: string }).error];

describe('a file of the chat', () => {
  it('is kept with its bytes, known by them, and named in a message', async () => {
    const page = await openPage(server.url);
    const file = await uploaded(page);
    expect(file).toEqual({ id: expect.any(String), kind: 'image', mimeType: 'image/png', fileName: 'card.png', size: picture.length });
    const shown = await see(page, file.id);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "inline; filename*=UTF-8''card.png",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private',
    });
    const answered = await page.post({ clientId: 'c1', media: { id: file.id, caption: 'my card' } });
    expect(answered.status).toBe(202);
    const [letter] = await server.store.find(inboxLetters, { where: { conversation: page.conversationId }, limit: 10 });
    expect(letter?.inbound).toMatchObject({
      content: { kind: 'media', media: 'image', mediaId: file.id, mimeType: 'image/png', fileName: 'card.png', caption: 'my card' },
    });
  });

  it('that is sent twice, for the answer was lost, is one', async () => {
    const page = await openPage(server.url);
    const [one, other] = [await uploaded(page), await uploaded(page)];
    expect(other).toEqual(one);
    expect((await uploaded(page, upload(picture, 'other.png'))).id).not.toBe(one.id);
    expect(await server.store.count(mediaFiles, { where: { conversation: page.conversationId } })).toBe(2);
  });

  it('of another visitor can neither be seen nor sent, nor can one that is not there', async () => {
    const [ana, bo] = [await openPage(server.url), await openPage(server.url)];
    const { id } = await uploaded(ana);
    for (const unknown of [id, 'nothing', '..%2f..']) {
      expect(await refused(await see(bo, unknown))).toEqual([404, 'not_found']);
      expect((await refused(await bo.post({ clientId: 'c', media: { id: unknown } })))[1]).toBe('no_such_media');
    }
    expect((await fetch(`${server.url}/api/chat/media/${id}`)).status).toBe(401);
    expect((await fetch(`${server.url}/api/chat/media`, { method: 'POST', body: upload(picture) })).status).toBe(401);
  });

  it('is what its bytes are, whatever its name and its type say', async () => {
    const page = await openPage(server.url);
    expect(await uploaded(page, upload(letter, 'photo.png', 'image/png'))).toMatchObject({ kind: 'document', mimeType: 'application/pdf' });
    const script = upload(Buffer.from('<svg onload="alert(1)"/>'), 'photo.png', 'image/png');
    expect(await refused(await send(page, script))).toEqual([422, 'media_not_taken']);
  });

  it('has a name without folders, turned endings or card numbers, and of a length that can be read', async () => {
    const page = await openPage(server.url);
    const named = async (name: string) => (await uploaded(page, upload(picture, name))).fileName;
    expect(await named('C:\\Users\\ana\\card.png')).toBe('card.png');
    expect(await named('photo\u202Egnp.exe')).toBe('photognp.exe');
    expect(await named('4111111111111111.png')).not.toContain('4111111111111111');
    const long = await named(`${'a'.repeat(300)}.png`);
    expect([long?.length, long?.endsWith('….png')]).toEqual([120, true]);
  });

  it('is exactly one, and has something in it', async () => {
    const page = await openPage(server.url);
    expect(await refused(await send(page, upload(Buffer.alloc(0))))).toEqual([400, 'bad_request']);
    const two = upload(picture);
    two.append('file', new File([picture], 'second.png'));
    expect(await refused(await send(page, two))).toEqual([400, 'bad_request']);
    const other = new FormData();
    other.append('picture', new File([picture], 'a.png'));
    expect(await refused(await send(page, other))).toEqual([400, 'bad_request']);
    const text = new FormData();
    text.append('file', 'only words');
    expect(await refused(await send(page, text))).toEqual([400, 'bad_request']);
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await refused(await send(page, 'not multipart at all', broken))).toEqual([400, 'bad_request']);
    expect(await refused(await send(page, picture, { 'content-type': 'image/png' }))).toEqual([415, 'not_multipart']);
  });

  it('has at most 16 MB', async () => {
    const page = await openPage(server.url);
    const largest = Buffer.alloc(largestFile);
    picture.copy(largest);
    const { id } = await uploaded(page, upload(largest));
    expect(Buffer.compare(Buffer.from(await (await see(page, id)).arrayBuffer()), largest)).toBe(0);
    expect(await server.store.get(mediaParts, `${id}.31`)).toBeDefined();
    expect(await refused(await send(page, upload(Buffer.concat([largest, picture]))))).toEqual([413, 'body_too_large']);
    expect(await refused(await send(page, upload(Buffer.alloc(largestFile * 2))))).toEqual([413, 'body_too_large']);
  });

  it('is refused while four of the largest come, and taken again when their senders have hung up, which is no trouble', async () => {
    const own = await chatServer();
    const page = await openPage(own.url);
    const head = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': `${largestFile}` };
    const halves = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const half = request(`${own.url}/api/chat/media`, { method: 'POST', headers: { ...bearer(await openPage(own.url)), ...head } });
        half.on('error', () => {});
        half.write('--x\r\n');
        return half;
      }),
    );
    const attempt = () => fetch(`${own.url}/api/chat/media`, { method: 'POST', headers: bearer(page), body: upload(picture) });
    await until('there is no room', async () => (await attempt()).headers.get('retry-after') === '1');
    for (const half of halves) half.destroy();
    await until('there is room again', async () => (await attempt()).status === 201);
    expect(own.troubles).toEqual([]);
    await own.stop();
  });

  it('whose sender falls asleep is given up, and makes room', async () => {
    const own = await chatServer();
    const head = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': `${largestFile}` };
    const half = request(`${own.url}/api/chat/media`, { method: 'POST', headers: { ...bearer(await openPage(own.url)), ...head } });
    const hungUp = new Promise((resolve) => half.on('error', resolve));
    half.write('--x\r\n');
    await until('it is given up', async () => {
      await own.clock.advance(10_000);
      return Promise.race([hungUp.then(() => true), new Promise<false>((resolve) => setImmediate(() => resolve(false)))]);
    });
    expect(own.troubles).toEqual([]);
    await own.stop();
  });

  it('is not asked for by an address that cannot be read, and that is no trouble', async () => {
    const own = await chatServer();
    const answered = await fetch(`${own.url}/api/chat/media/%ZZ`, { headers: bearer(await openPage(own.url)) });
    expect([answered.status, own.troubles]).toEqual([400, []]);
    await own.stop();
  });

  it('comes twenty times at once and then one every ten seconds, for each visitor', async () => {
    const page = await openPage(server.url);
    for (let count = 0; count < 20; count += 1) await uploaded(page);
    const answered = await send(page, upload(picture));
    expect([answered.status, answered.headers.get('retry-after')]).toEqual([429, '10']);
    await uploaded(await openPage(server.url));
    await server.clock.advance(10_000);
    await uploaded(page);
  });

  it('reaches the page with its line, in its state, and without the reason that is for agents', async () => {
    const page = await openPage(server.url);
    const { id } = await uploaded(page);
    const media = { id: asId<'media file'>(id), kind: 'image' } as const;
    const gone = { ...media, id: asId<'media file'>('gone') };
    const conversation = asId<'conversation'>(page.conversationId);
    await server.store.commit([change.insert(mediaFiles, { ...gone, conversation, state: 'gone', failure: '100: unknown', attempts: 3 })]);
    const given = transcript(server.store, page.conversationId);
    await given.writes(1, { kind: 'media', text: '', media });
    await given.says(2, 'sent', { kind: 'media', author: 'agent', text: 'here', media: gone });
    const stream = await page.listen();
    const [own, theirs] = await stream.hears(2);
    expect(own).toMatchObject({
      kind: 'media',
      media: { id, kind: 'image', mimeType: 'image/png', fileName: 'card.png', state: 'kept', size: picture.length },
    });
    expect(theirs?.media).toEqual({ id: 'gone', kind: 'image', state: 'gone' });
    expect(await refused(await see(page, 'gone'))).toEqual([410, 'media_gone']);
    stream.close();
  });
});
