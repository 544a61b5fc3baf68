import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conversations } from '../../../../bots/conversation/records';
import { type ComingFile, mediaFiles } from '../../../../bots/media/media-file';
import { change } from '../../../../bots/storage/store';
import { asId } from '../../../../flows/dialogue/ids';
import { pdf, png } from '../../media/pictures';
import { upload } from '../upload';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';
import { seed } from './seed';

let server: DeskServer;
let given: ReturnType<typeof seed>;
let jo: Caller;
let elsewhere: Caller;
const picture = png(9);
const letter = pdf(9);

beforeAll(async () => {
  const takes = (mimeType: string, size: number): boolean => mimeType === 'image/png' && size < 1_000;
  server = await deskServer({ channels: new Map([['whatsapp', { replyWindow: null, takes, download: null, templates: false }]]) });
  given = seed(server.store, server.clock.now());
  jo = await server.somebody(['agent'], { name: 'Jo' });
  elsewhere = await server.somebody(['agent'], { queues: ['general'] });
  await given.waiting('ann', { state: 'active', assignee: asId(jo.id) });
  await given.alter(conversations, 'ann', {
    floor: { holder: 'agent', agent: asId<'agent'>(jo.id), handoff: asId<'handoff'>('ann.h1'), epoch: 3 },
  });
  await given.waiting('bea');
});
afterAll(() => server.stop());

const send = async (who: Caller, conversation: string, body: FormData | string, headers: Record<string, string> = {}) => {
  const own = { cookie: who.cookie, 'x-csrf-token': who.csrf, ...headers };
  const answered = await fetch(`${server.url}/api/conversations/${conversation}/media`, { method: 'POST', headers: own, body });
  const told = (await answered.json()) as { error?: string; cure?: string; id: string };
  return { status: answered.status, ...told };
};
const see = (who: Caller, id: string) => fetch(`${server.url}/api/media/${id}`, { headers: { cookie: who.cookie } });
const comes = (id: string): Promise<unknown> => {
  const source = { channel: 'whatsapp', account: 'test', mediaId: 'm1' };
  const about = { id: asId<'media file'>(id), conversation: asId<'conversation'>('ann'), kind: 'image', mimeType: 'image/jpeg' } as const;
  const file: ComingFile = { ...about, state: 'coming', source, due: 1, attempts: 0 };
  return server.store.commit([change.insert(mediaFiles, file)]);
};

describe('a file for the customer', () => {
  it('is uploaded by who serves them, and shown to who may see the conversation', async () => {
    const { status, ...file } = await send(jo, 'ann', upload(picture, 'plan "ü".png'));
    expect([status, file]).toEqual([
      201,
      { id: expect.any(String), kind: 'image', mimeType: 'image/png', fileName: 'plan "ü".png', size: picture.length },
    ]);
    const shown = await see(jo, file.id);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "inline; filename*=UTF-8''plan%20%22%C3%BC%22.png",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private',
    });
    expect([(await see(elsewhere, file.id)).status, (await see(jo, 'nothing')).status]).toEqual([404, 404]);
  });

  it('is taken from nobody else, and for nobody else', async () => {
    expect(await send(elsewhere, 'ann', upload(picture))).toMatchObject({ status: 403, error: 'not_yours' });
    expect(await send(jo, 'bea', upload(picture))).toMatchObject({ status: 403, error: 'not_yours' });
    expect(await send(jo, 'nobody', upload(picture))).toMatchObject({ status: 404, error: 'not_found' });
    expect(await send(jo, 'ann', upload(picture), { 'x-csrf-token': '' })).toMatchObject({ status: 403, error: 'csrf' });
    expect(await send(jo, 'ann', upload(picture), { origin: 'https://elsewhere.example' })).toMatchObject({ error: 'foreign_origin' });
  });

  it('is one that its channel takes, and one at a time', async () => {
    const refusals = [
      [upload(letter), 422, 'media_not_taken'],
      [upload(Buffer.concat([picture, Buffer.alloc(1_000)])), 422, 'media_not_taken'],
      [upload(Buffer.from('MZ')), 422, 'media_not_taken'],
      [upload(Buffer.alloc(0)), 400, 'bad_request'],
      [upload(Buffer.alloc(17 * 1_048_576)), 413, 'body_too_large'],
    ] as const;
    for (const [body, status, error] of refusals) {
      expect(await send(jo, 'ann', body)).toMatchObject({ status, error, cure: expect.stringMatching(/\S/) });
    }
    expect(await send(jo, 'ann', '{}', { 'content-type': 'application/json' })).toMatchObject({ status: 415, error: 'not_multipart' });
  });
});

describe("a file of the customer's", () => {
  it('is told of with its line: that it is coming, that it is there, or why it is gone', async () => {
    const stream = await jo.listen();
    await stream.hears('hello', (heard) => heard.length > 0);
    const line = given.line('ann', 2);
    const media = { id: asId<'media file'>(line.id), kind: 'image', mimeType: 'image/jpeg' } as const;
    await comes(line.id);
    await given.says('ann', 2, { kind: 'media', text: '', media });
    const told = () => stream.of('line').map((one) => one['media'] as { state: string } | undefined);
    await stream.hears('that it is coming', () => told().some((file) => file?.state === 'coming'));
    expect(told().at(-1)).toEqual({ ...media, state: 'coming' });
    expect(await jo.call('GET', `/api/media/${line.id}`)).toMatchObject({ status: 409, body: { error: 'media_coming' } });
    await given.alter(mediaFiles, line.id, { state: 'gone', failure: '100: Meta does not have it any more' });
    await stream.hears('that it is gone', () => told().some((file) => file?.state === 'gone'));
    expect(told().at(-1)).toEqual({ ...media, state: 'gone', failure: '100: Meta does not have it any more' });
    expect(await jo.call('GET', `/api/media/${line.id}`)).toMatchObject({ status: 410, body: { error: 'media_gone' } });
    stream.close();
  });

  it('is the last word in the list of requests', async () => {
    const { items } = await jo.expects<{ items: { conversationId: string; lastLine: object }[] }>(200, 'GET', '/api/handoffs');
    expect(items.find(({ conversationId }) => conversationId === 'ann')?.lastLine).toMatchObject({
      kind: 'media',
      text: '',
      media: { kind: 'image' },
    });
  });
});
