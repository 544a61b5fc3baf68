import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { receive } from '../../../../bots/channels/messenger/receive';
import { messengerBodies } from '../../../../bots/testing/graph-stand-in/messenger-bodies';
import type { Json, JsonObject } from '../../../../flows/dialogue/json';

const ours = { pageId: '1001', appId: '77' };
const bodies = messengerBodies(ours);
const at = Date.UTC(2026, 2, 1, 9);
const NOW = at + 5_000;
const from = '24068851122334455';
const said = { id: 'm_A', from, at };
const read = (body: Json) => receive(ours.pageId, ours.appId)(body, NOW);
const contentsOf = (part: JsonObject) =>
  read(bodies.message(said, part)).map((inbound) => (inbound.kind === 'message' ? inbound.content : inbound.kind));
const withoutRaw = (content: object | string) => {
  const { raw: _, ...readable } = { raw: null, ...Object(content) };
  return readable;
};
const attached = (...attachments: JsonObject[]) => contentsOf({ attachments });
const url = 'https://scontent.example/a.jpg';

describe('receive of Messenger, what is said', () => {
  it.each<[string, JsonObject, unknown]>([
    ['a text', { text: 'hello' }, { kind: 'text', text: 'hello' }],
    ['a text with a command', { text: 'hi', commands: [{ name: 'flights' }] }, { kind: 'text', text: 'hi' }],
    ['a quick reply', { text: 'Yes', quick_reply: { payload: 'c1' } }, { kind: 'choice', choice: 'c1', title: 'Yes' }],
    ['a quick reply without a text', { quick_reply: { payload: 'c1' } }, { kind: 'choice', choice: 'c1', title: 'c1' }],
    ['a quick reply without a payload', { text: 'Yes', quick_reply: {} }, { kind: 'text', text: 'Yes' }],
    [
      'a text with the preview of its link',
      { text: 'see https://a.example', attachments: [{ type: 'fallback', payload: null }] },
      { kind: 'text', text: 'see https://a.example' },
    ],
    ['half a surrogate pair', { text: 'a\uD83D' }, { kind: 'text', text: 'a\uFFFD' }],
    ['nothing that it knows', { is_unsupported: true }, { kind: 'other', what: 'message' }],
    [
      'an image with words to it',
      { text: 'my card', attachments: [{ type: 'image', payload: { url } }] },
      { kind: 'media', media: 'image', mediaId: url, caption: 'my card' },
    ],
  ])('reads %s', (_, part, content) => {
    expect(contentsOf(part).map(withoutRaw)).toEqual([content]);
  });

  it.each<[string, JsonObject, unknown]>([
    ['an image', { type: 'image', payload: { url } }, { kind: 'media', media: 'image', mediaId: url }],
    ['an audio', { type: 'audio', payload: { url } }, { kind: 'media', media: 'audio', mediaId: url }],
    ['a video', { type: 'video', payload: { url } }, { kind: 'media', media: 'video', mediaId: url }],
    ['a file', { type: 'file', payload: { url } }, { kind: 'media', media: 'document', mediaId: url }],
    ['a sticker', { type: 'sticker', payload: { url, sticker_id: 369 } }, { kind: 'media', media: 'sticker', mediaId: url }],
    ['a sticker of before', { type: 'image', payload: { sticker_id: 369 } }, { kind: 'media', media: 'sticker', mediaId: '369' }],
    ['an image that is missing', { type: 'image' }, { kind: 'other', what: 'image' }],
    [
      'a place',
      { type: 'location', title: 'Mitte', payload: { coordinates: { lat: 52.5, long: '13.4' } } },
      { kind: 'place', lat: 52.5, lon: 13.4, name: 'Mitte' },
    ],
    ['a place of nowhere', { type: 'location', payload: null }, { kind: 'other', what: 'location' }],
    ['a shared link', { type: 'fallback', payload: { url, title: 'Page' } }, { kind: 'other', what: 'fallback' }],
    ['a shared product', { type: 'template', payload: { product: {} } }, { kind: 'other', what: 'template' }],
    ['a type of tomorrow', { type: 'hologram' }, { kind: 'other', what: 'hologram' }],
    ['an attachment of no type', {}, { kind: 'other', what: 'attachment' }],
  ])('reads %s', (_, attachment, content) => {
    expect(attached(attachment).map(withoutRaw)).toEqual([content]);
  });

  it('keeps all of what it cannot read', () => {
    const attachment = { type: 'template', payload: { product: { elements: [{ title: 'Card' }] } } };
    expect(attached(attachment)).toMatchObject([{ raw: attachment }]);
    const order = { note: 'as a gift', products: [{ id: 1 }] };
    expect(read(bodies.event(said, { order }))).toMatchObject([{ content: { raw: order } }]);
  });

  it('reads each attachment as a message of its own, under an id of its own', () => {
    const inbound = read(
      bodies.attachments(said, [
        { type: 'image', payload: { url } },
        { type: 'image', payload: { url: `${url}?2` } },
      ]),
    );
    expect(inbound).toMatchObject([
      { kind: 'message', id: 'm_A', from, at, content: { mediaId: url } },
      { kind: 'message', id: 'm_A/2', from, at, content: { mediaId: `${url}?2` } },
    ]);
  });

  it('reads a text and a place as two messages', () => {
    const place = { type: 'location', payload: { coordinates: { lat: 1, long: 2 } } };
    expect(contentsOf({ text: 'I am here', attachments: [place] })).toEqual([
      { kind: 'text', text: 'I am here' },
      { kind: 'place', lat: 1, lon: 2 },
    ]);
  });

  it.each<[string, JsonObject, unknown]>([
    ['a postback', { mid: 'm_P', title: 'Yes', payload: 'c1' }, { kind: 'choice', choice: 'c1', title: 'Yes' }],
    ['a postback without a payload', { mid: 'm_P', title: 'Yes' }, { kind: 'text', text: 'Yes' }],
    ['an empty postback', { mid: 'm_P' }, { kind: 'other', what: 'postback' }],
  ])('reads %s', (_, postback, content) => {
    expect(read(bodies.event(said, { postback }))).toMatchObject([{ kind: 'message', id: 'm_P', account: '1001', at, from, content }]);
  });

  it('gives postbacks without an id one that a repetition has too, and no other', () => {
    const idOf = (payload: string, time: number) => read(bodies.event({ from, at: time }, { postback: { title: 'Yes', payload } }))[0]?.id;
    expect(idOf('c1', at)).toBe(idOf('c1', at));
    expect(new Set([idOf('c1', at), idOf('c1', at + 1), idOf('c2', at)]).size).toBe(3);
  });

  it('reads a message beside what else the event tells', () => {
    expect(read(bodies.event(said, { prior_message: { source: 'checkbox_plugin' }, message: { mid: 'm_A', text: 'hi' } }))).toMatchObject([
      { kind: 'message', content: { kind: 'text', text: 'hi' } },
    ]);
  });

  it('answers the cart of the page’s shop', () => {
    expect(read(bodies.event(said, { order: { products: [{ id: 1 }] } }))).toMatchObject([
      { kind: 'message', from, content: { kind: 'other', what: 'order' } },
    ]);
  });

  it('keeps a message of nobody', () => {
    const event = { sender: { user_ref: 'u' }, recipient: { id: '1001' }, timestamp: at, postback: { mid: 'm_A', payload: 'c1' } };
    expect(read(bodies.entry(at, { messaging: [event] }))).toMatchObject([{ kind: 'kept', what: 'unreadable' }]);
  });

  it.each<[string, Json | undefined, number]>([
    ['ms', at, at],
    ['ms as text', String(at), at],
    ['seconds', at / 1000, at],
    ['no time, then that of the entry', undefined, at - 60_000],
  ])('reads %s', (_, timestamp, ms) => {
    const event = { sender: { id: from }, timestamp, message: { mid: 'm_A', text: 'hi' } };
    expect(read(bodies.entry(at - 60_000, { messaging: [event] }))).toMatchObject([{ kind: 'message', at: ms }]);
  });
});

describe('receive of Messenger, what is kept', () => {
  it.each([
    'reaction',
    'optin',
    'referral',
    'pass_thread_control',
    'take_thread_control',
    'request_thread_control',
    'app_roles',
    'policy_enforcement',
    'account_linking',
    'message_edit',
    'response_feedback',
    'weather',
  ])('keeps an event "%s", under an id that no message has', (what) => {
    const event = bodies.event(said, { [what]: { mid: 'm_A' } });
    expect(read(event)).toMatchObject([{ kind: 'kept', what, at, account: '1001', id: expect.not.stringContaining('m_A') }]);
  });

  it('keeps the withdrawal of a message, under an id of its own', () => {
    expect(read(bodies.message(said, { is_deleted: true }))).toMatchObject([
      { kind: 'kept', what: 'deleted', id: expect.not.stringMatching(/^m_A$/) },
    ]);
  });

  it('keeps an event without a sender', () => {
    const event = { recipient: { id: '1001' }, timestamp: at, policy_enforcement: { action: 'block', reason: 'spam' } };
    expect(read(bodies.entry(at, { messaging: [event] }))).toMatchObject([{ kind: 'kept', what: 'policy_enforcement', raw: event }]);
  });

  it('keeps whatever comes on standby, under an id that does not stand in the way of the message', () => {
    const text = bodies.text(said, 'hello');
    const [standby] = read(bodies.standby(text));
    expect(standby).toMatchObject({ kind: 'kept', what: 'standby', at });
    expect(standby?.id).not.toBe(read(text)[0]?.id);
  });

  it('reads an entry with both a message and a standby', () => {
    const event = { sender: { id: from }, timestamp: at, message: { mid: 'm_A', text: 'hi' } };
    expect(read(bodies.entry(at, { standby: [event, { sender: { id: 'x' } }], messaging: [event] })).map(({ kind }) => kind)).toEqual([
      'message',
      'kept',
      'kept',
    ]);
  });

  it('keeps changes by their field', () => {
    const changes = [
      { field: 'feed', value: { item: 'post' } },
      { field: 'feed', value: { item: 'like' } },
    ];
    expect(read(bodies.entry(at, { changes }))).toMatchObject([
      { kind: 'kept', what: 'feed', raw: { id: '1001', changes: [changes[0]] } },
      { kind: 'kept', what: 'feed', raw: { id: '1001', changes: [changes[1]] } },
    ]);
  });

  it('keeps the events of another page, under that page', () => {
    expect(receive('2002')(bodies.text(said, 'hi'), NOW)).toMatchObject([{ kind: 'kept', what: 'other_account', account: '1001' }]);
  });

  it('keeps the test of the app’s dashboard, which has no entry', () => {
    expect(read({ field: 'messages', value: { sender: { id: '12334' }, message: { mid: 'm_T', text: 'hi' } } })).toMatchObject([
      { kind: 'kept', what: 'unreadable', at: NOW },
    ]);
  });

  it('reads the others when one cannot be read', () => {
    const event = (id: string) => ({ sender: { id: from }, timestamp: at, message: { mid: id, text: 'hi' } });
    const messaging = [event('m_A'), 7, null, [], { sender: null }, event('m_B')];
    const inbound = read(bodies.entry(at, { messaging }));
    expect(inbound.map(({ kind }) => kind)).toEqual(['message', 'kept', 'kept', 'kept', 'kept', 'message']);
  });

  it('makes at least one of each event, whatever it holds', () => {
    const event = fc.record(
      {
        sender: fc.constantFrom<Json>({ id: from }, { id: 5 }, null),
        timestamp: fc.constantFrom<Json>(at, 'x'),
        message: fc.record(
          { mid: fc.jsonValue(), text: fc.jsonValue(), attachments: fc.jsonValue(), quick_reply: fc.jsonValue() },
          { requiredKeys: [] },
        ),
        postback: fc.jsonValue(),
        delivery: fc.record({ mids: fc.jsonValue(), watermark: fc.constantFrom<Json>(at, 'x') }, { requiredKeys: [] }),
        read: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 5 }), (events) => {
        expect(read(bodies.entry(at, { messaging: events })).length).toBeGreaterThanOrEqual(events.length);
      }),
    );
  });
});

describe('receive of Messenger, what became of a letter', () => {
  it('reads the delivery of each letter that is named', () => {
    expect(read(bodies.delivered({ from, at, until: at - 1, ids: ['m_1', 'm_2'] }))).toEqual([
      { kind: 'status', id: 'm_1:delivered', account: '1001', at, providerId: 'm_1', status: 'delivered' },
      { kind: 'status', id: 'm_2:delivered', account: '1001', at, providerId: 'm_2', status: 'delivered' },
    ]);
  });

  it('reads up to which time all was delivered where none is named', () => {
    const watermark = { kind: 'watermark', account: '1001', at, to: from, until: at - 1, status: 'delivered' };
    expect(read(bodies.delivered({ from, at, until: at - 1 }))).toEqual([{ ...watermark, id: `delivered:${from}:${at - 1}` }]);
    expect(read(bodies.delivered({ from, at, until: at - 1, ids: [] }))).toMatchObject([watermark]);
  });

  it('reads up to which time all was read', () => {
    expect(read(bodies.read({ from, at, until: at - 1 }))).toEqual([
      { kind: 'watermark', id: `read:${from}:${at - 1}`, account: '1001', at, to: from, until: at - 1, status: 'read' },
    ]);
  });

  it.each<[string, JsonObject]>([
    ['a delivery of nothing', { delivery: {} }],
    ['a reading of nothing', { read: { watermark: 'soon' } }],
  ])('keeps %s', (_, part) => {
    expect(read(bodies.event(said, part))).toMatchObject([{ kind: 'kept', what: 'unreadable' }]);
  });
});

describe('receive of Messenger, echoes', () => {
  const echo = { id: 'm_E', to: from, at, correlation: 'letter-1/0' };
  const status = { kind: 'status', id: 'm_E:sent', account: '1001', at, providerId: 'm_E', correlation: 'letter-1/0', status: 'sent' };

  it('takes its own as the word that a letter is out', () => {
    expect(read(bodies.echo(echo))).toEqual([status]);
  });

  it('goes by the correlation alone where an app’s id is missing on either side', () => {
    expect(receive(ours.pageId)(bodies.echo(echo), NOW)).toEqual([status]);
    expect(read(bodies.echo({ ...echo, appId: null }))).toEqual([status]);
  });

  it.each([
    ['another app’s', { ...echo, appId: '88' }],
    ['a person’s in the page’s inbox', { ...echo, correlation: undefined, appId: '263902037430900' }],
    ['a person’s elsewhere', { ...echo, correlation: undefined, appId: null }],
    ['one of our app that is no letter of ours', { ...echo, correlation: undefined }],
  ])('keeps %s', (_, foreign) => {
    expect(read(bodies.echo(foreign))).toMatchObject([{ kind: 'kept', what: 'echo', id: 'echo:m_E', at }]);
  });
});
