import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attached, Channel, Downloaded, Sent } from '../../../../bots/channels/channel';
import type { Graph } from '../../../../bots/channels/meta/graph';
import { whatsapp } from '../../../../bots/channels/whatsapp';
import { download } from '../../../../bots/channels/whatsapp/download';
import { render } from '../../../../bots/channels/whatsapp/render';
import { takes } from '../../../../bots/channels/whatsapp/takes';
import { largestFile } from '../../../../bots/media/limits';
import { type GraphStandIn, graphStandIn } from '../../../../bots/testing/graph-stand-in/graph-stand-in';
import { asId } from '../../../../flows/dialogue/ids';
import type { Reply } from '../../../../flows/dialogue/reply';
import { jpeg, ogg, pdf, png } from '../../media/pictures';

const { signal } = new AbortController();
const media = (kind: NonNullable<Reply['media']>['kind'], mimeType: string, fileName?: string): NonNullable<Reply['media']> => ({
  id: asId('f'),
  kind,
  mimeType,
  ...(fileName === undefined ? {} : { fileName }),
});
const photo = media('image', 'image/jpeg');
const digest = (bytes: Buffer | string = 'bytes'): Buffer => createHash('sha256').update(bytes).digest();

let now = 0;
let graph: GraphStandIn;
let door: Channel;
beforeEach(async () => {
  now = Date.UTC(2026, 2, 1);
  graph = await graphStandIn({ now: () => now });
  const { phoneNumberId, accessToken, appSecret } = graph.account;
  door = whatsapp({ phoneNumberId, accessToken, appSecrets: [appSecret], verifyToken: 'v', graphUrl: graph.url, graphVersion: 'v26.0' });
});
afterEach(() => graph.close());

describe('a file that a customer sent by WhatsApp', () => {
  const asks = async (mediaId: string): Promise<Downloaded | undefined> => door.download?.({ mediaId, signal });
  const shelved = (bytes: Buffer): string => graph.files.put({ bytes, mimeType: 'image/jpeg' }, 'whatsapp');

  it('is fetched by its id: first its address, then its bytes', async () => {
    const bytes = jpeg(70_000);
    expect(await asks(shelved(bytes))).toEqual({ kind: 'brought', bytes });
    expect(graph.ledger.requests.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^\/v26\.0\//),
      expect.stringMatching(/^\/files\//),
    ]);
    expect(graph.ledger.violations).toEqual([]);
  });

  it('is gone when WhatsApp does not know its id any more', async () => {
    expect(await asks('999')).toMatchObject({ kind: 'gone', code: '100', reason: expect.stringMatching(/seven days.*send it again/) });
  });

  it('is asked for anew when its address had expired', async () => {
    const id = shelved(jpeg());
    graph.inject({ match: { what: 'download' }, trigger: { next: 1 }, action: { do: 'html', status: 404 } });
    expect(await asks(id)).toMatchObject({ kind: 'brought' });
    expect(graph.ledger.requests).toHaveLength(4);
    graph.inject({ match: { what: 'download' }, trigger: 'always', action: { do: 'html', status: 404 } });
    expect(await asks(id)).toMatchObject({ kind: 'retryLater', code: 'http_404' });
    expect(graph.ledger.requests).toHaveLength(8);
  });

  it('is not fetched when it is said to be too large', async () => {
    expect(await asks(shelved(jpeg(largestFile)))).toMatchObject({ kind: 'gone', code: 'too_large' });
    expect(graph.ledger.requests).toHaveLength(1);
  });

  it.each([
    ['the token has expired', { do: 'error', code: 190 }, 'resolve', '190'],
    ['too much is asked for', { do: 'error', code: 130429, retryAfter: 7 }, 'resolve', '130429'],
    ['a proxy answers for Meta', { do: 'html', status: 502 }, 'resolve', 'http_502'],
    ['the connection is cut', { do: 'reset', taken: false }, 'download', 'no_answer'],
    ['its host is overloaded', { do: 'html', status: 503 }, 'download', 'http_503'],
  ] as const)('is asked for again later when %s', async (_, action, what, code) => {
    graph.inject({ match: { what }, trigger: 'always', action });
    expect(await asks(shelved(jpeg()))).toMatchObject({ kind: 'retryLater', code });
  });

  it.each([
    ['hexadecimal digits', digest().toString('hex'), 'brought'],
    ['base64', digest().toString('base64'), 'brought'],
    ['another one', digest('other').toString('hex'), 'retryLater'],
  ])('is held against its digest, told as %s', async (_, sha256, kind) => {
    const told = { get: async () => ({ kind: 'answered', status: 200, body: { url: 'u', sha256 } }) } as unknown as Graph;
    const fetches = download(told, async () => ({ kind: 'brought', bytes: Buffer.from('bytes') }), 'token');
    expect(await fetches({ mediaId: '1', signal })).toMatchObject({ kind });
  });
});

describe('a file for a customer of WhatsApp', () => {
  const sends = (reply: Reply, attached: Attached): Promise<Sent> => {
    const [payload = {}] = render(reply);
    return door.send({ to: '4915550100', payload, attached, correlation: 'c', late: false, signal });
  };

  it.each([
    ['a photo', photo, jpeg(), { type: 'image', image: { caption: 'look' } }],
    ['a sticker, which becomes a photo', media('sticker', 'image/png'), png(), { type: 'image', image: { caption: 'look' } }],
    [
      'a PDF',
      media('document', 'application/pdf', 'form ä.pdf'),
      pdf(),
      { type: 'document', document: { caption: 'look', filename: 'form ä.pdf' } },
    ],
  ] as const)('%s is uploaded and sent by its id, with its caption', async (_, of, bytes, message) => {
    const { mimeType, fileName } = of;
    const sent = await sends({ text: 'look', media: of }, { mimeType, bytes, ...(fileName === undefined ? {} : { fileName }) });
    const [upload] = graph.ledger.uploads;
    expect(upload?.file).toMatchObject({ mimeType, sha256: digest(bytes).toString('hex'), fileName: fileName ?? 'file' });
    const [accepted] = graph.ledger.accepted;
    expect(sent).toEqual({ kind: 'sent', providerId: accepted?.id });
    expect(accepted?.message).toMatchObject(message);
    expect(accepted?.message[message.type]).toMatchObject({ id: upload?.id });
    expect(graph.ledger.violations).toEqual([]);
  });

  it('a sound has no caption: the words are a bubble of their own; its kind of Ogg is named', async () => {
    const sound = { text: 'listen', media: media('audio', 'audio/ogg') };
    expect(render(sound)).toEqual([
      { type: 'audio', audio: {} },
      { type: 'text', text: { body: 'listen', preview_url: false } },
    ]);
    expect(await sends(sound, { mimeType: 'audio/ogg', bytes: ogg() })).toMatchObject({ kind: 'sent' });
    expect(graph.ledger.uploads[0]?.file.mimeType).toBe('audio/ogg; codecs=opus');
  });

  it('what a caption has no room for is a bubble behind it', () => {
    const text = 'word '.repeat(300).trim();
    const [first, second, ...more] = render({ text, media: photo });
    const caption = String((first?.['image'] as { caption?: string } | undefined)?.caption);
    const body = String((second?.['text'] as { body?: string } | undefined)?.body);
    expect(more).toEqual([]);
    expect(caption.length).toBeLessThanOrEqual(1024);
    expect(`${caption} ${body}`).toBe(text);
    expect(render({ text: '', media: photo })).toEqual([{ type: 'image', image: {} }]);
  });

  it.each([
    ['was not answered', { do: 'reset', taken: true }, { kind: 'retryLater', holds: 'letter' }],
    ['broke off', { do: 'truncate' }, { kind: 'retryLater', holds: 'letter' }],
    ['met an expired token', { do: 'error', code: 190 }, { kind: 'retryLater', holds: 'account' }],
    ['was refused', { do: 'error', code: 100 }, { kind: 'refused', code: '100' }],
  ] as const)('whose upload %s is not sent', async (_, action, sent) => {
    graph.inject({ match: { what: 'upload' }, trigger: { next: 1 }, action });
    expect(await sends({ text: '', media: photo }, { mimeType: 'image/jpeg', bytes: jpeg() })).toMatchObject(sent);
    expect(graph.ledger.accepted).toEqual([]);
  });

  it('whose message was not answered may have arrived', async () => {
    graph.inject({ match: { what: 'message' }, trigger: { next: 1 }, action: { do: 'reset', taken: true } });
    expect(await sends({ text: '', media: photo }, { mimeType: 'image/jpeg', bytes: jpeg() })).toMatchObject({ kind: 'unknown' });
    expect(graph.ledger.accepted).toHaveLength(1);
  });
});

it.each([
  ['image/jpeg', 5],
  ['image/png', 5],
  ['audio/ogg', 16],
  ['video/mp4', 16],
  ['application/pdf', 16],
])('WhatsApp takes %s up to %i MB', (mimeType, megabytes) => {
  expect([takes(mimeType, megabytes * 1_048_576), takes(mimeType, megabytes * 1_048_576 + 1)]).toEqual([true, false]);
});

it.each(['image/webp', 'image/gif', 'video/webm', 'text/html'])('WhatsApp takes no %s', (mimeType) => {
  expect(takes(mimeType, 1)).toBe(false);
});
