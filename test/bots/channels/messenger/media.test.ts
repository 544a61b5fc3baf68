import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../../bots/channels/channel';
import { messenger } from '../../../../bots/channels/messenger';
import { render } from '../../../../bots/channels/messenger/render';
import { type GraphStandIn, graphStandIn } from '../../../../bots/testing/graph-stand-in/graph-stand-in';
import { asId } from '../../../../flows/dialogue/ids';
import type { Reply } from '../../../../flows/dialogue/reply';
import { jpeg, pdf } from '../../media/pictures';

const { signal } = new AbortController();
const photo: NonNullable<Reply['media']> = { id: asId('f'), kind: 'image', mimeType: 'image/jpeg', fileName: 'map ä.jpg' };

let graph: GraphStandIn;
let door: Channel;
beforeEach(async () => {
  graph = await graphStandIn();
  const { pageId, accessToken, appSecret } = graph.account;
  door = messenger({ pageId, accessToken, appSecrets: [appSecret], verifyToken: 'v', graphUrl: graph.url, graphVersion: 'v26.0' });
});
afterEach(() => graph.close());

describe('a file that a customer sent by Messenger', () => {
  it('is fetched at the address that came with it, and the token stays here', async () => {
    const bytes = jpeg(70_000);
    const mediaId = graph.url + graph.files.pathOf(graph.files.put({ bytes, mimeType: 'image/jpeg' }, 'messenger'));
    expect(await door.download?.({ mediaId, signal })).toEqual({ kind: 'brought', bytes });
    expect(graph.ledger.violations).toEqual([]);
  });

  it.each([
    ['has expired', () => `${graph.url}/files/none`],
    ['is none: an old sticker has a number', () => '369239263222822'],
    ['is none of Meta’s', () => 'https://evil.example/a.jpg'],
  ])('is gone when its address %s', async (_, address) => {
    expect(await door.download?.({ mediaId: address(), signal })).toMatchObject({
      kind: 'gone',
      reason: expect.stringContaining('send it again'),
    });
  });
});

describe('a file for a customer of Messenger', () => {
  const sends = (late = false) =>
    door.send({
      to: '24068851122334455',
      payload: render({ text: '', media: photo })[0] ?? {},
      attached: { mimeType: 'image/jpeg', fileName: 'map ä.jpg', bytes: jpeg() },
      correlation: 'letter-1/0',
      late,
      signal,
    });

  it('goes out in the form of its own message', async () => {
    const sent = await sends();
    const [accepted] = graph.ledger.accepted;
    expect(sent).toEqual({ kind: 'sent', providerId: accepted?.id });
    expect(accepted?.message).toEqual({
      recipient: { id: '24068851122334455' },
      messaging_type: 'RESPONSE',
      message: { attachment: { type: 'image', payload: {} }, metadata: 'letter-1/0' },
    });
    const sha256 = createHash('sha256').update(jpeg()).digest('hex');
    expect(accepted?.file).toEqual({ mimeType: 'image/jpeg', fileName: 'map ä.jpg', size: jpeg().length, sha256 });
    expect(graph.ledger.violations).toEqual([]);
  });

  it('goes out later under the tag of a person', async () => {
    expect(await sends(true)).toMatchObject({ kind: 'sent' });
    expect(graph.ledger.accepted[0]?.message).toMatchObject({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' });
  });

  it('may have arrived when it was not answered', async () => {
    graph.inject({ trigger: { next: 1 }, action: { do: 'reset', taken: true } });
    expect(await sends()).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['image', 'image/jpeg', 'image'],
    ['sticker', 'image/webp', 'file'],
    ['audio', 'audio/mpeg', 'audio'],
    ['video', 'video/mp4', 'video'],
    ['document', 'application/pdf', 'file'],
  ] as const)('is shown as it can be: %s of %s as %s, with the words behind it', (kind, mimeType, type) => {
    expect(render({ text: 'look', media: { id: asId('f'), kind, mimeType } })).toEqual([
      { attachment: { type, payload: {} } },
      { text: 'look' },
    ]);
  });
});

it('Messenger takes any type of file, up to the largest that is kept here', () => {
  expect([door.takes('image/webp', pdf().length), door.takes('application/pdf', 17 * 1_048_576)]).toEqual([true, false]);
});
