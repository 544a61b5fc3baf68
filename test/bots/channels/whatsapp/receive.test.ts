import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { receive } from '../../../../bots/channels/whatsapp/receive';
import { webhookBodies } from '../../../../bots/testing/graph-stand-in/webhook-bodies';
import type { Json, JsonObject } from '../../../../flows/dialogue/json';

const bodies = webhookBodies({ phoneNumberId: '1001', displayPhoneNumber: '15550783881' });
const at = Date.UTC(2026, 2, 1, 9);
const said = { id: 'wamid.A', from: '4915550100', at };
const NOW = at + 5_000;
const read = (body: Json) => receive('1001')(body, NOW);
const one = (part: JsonObject) => read(bodies.message(said, part))[0];
const contentOf = (part: JsonObject) => {
  const inbound = one(part);
  return inbound?.kind === 'message' ? inbound.content : inbound?.kind;
};
const withoutRaw = (content: object | string | undefined) => {
  const { raw: _, ...readable } = { raw: null, ...Object(content) };
  return readable;
};
const raw = (message: JsonObject, contacts: Json = []) =>
  read(bodies.change({ contacts, messages: [{ id: 'wamid.A', type: 'text', text: { body: 'hi' }, ...message }] }))[0];

describe('receive of WhatsApp, what is said', () => {
  it.each<[string, JsonObject, unknown]>([
    [
      'a button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'c1', title: 'Yes' } } },
      { kind: 'choice', choice: 'c1', title: 'Yes' },
    ],
    [
      'a row',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'c1', title: 'Yes', description: 'd' } } },
      { kind: 'choice', choice: 'c1', title: 'Yes' },
    ],
    [
      'a tap without an id',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { title: 'Yes' } } },
      { kind: 'text', text: 'Yes' },
    ],
    ['a template’s button', { type: 'button', button: { payload: 'P', text: 'Stop' } }, { kind: 'choice', choice: 'P', title: 'Stop' }],
    [
      'a place',
      { type: 'location', location: { latitude: 52.5, longitude: '13.4', address: 'Mitte' } },
      { kind: 'place', lat: 52.5, lon: 13.4, name: 'Mitte' },
    ],
    ['a place of nowhere', { type: 'location', location: { latitude: 'north' } }, { kind: 'other', what: 'location' }],
    [
      'an image',
      { type: 'image', image: { id: 'I', mime_type: 'image/jpeg', caption: 'my card' } },
      { kind: 'media', media: 'image', mediaId: 'I', mimeType: 'image/jpeg', caption: 'my card' },
    ],
    ['a voice message', { type: 'audio', audio: { id: 77, voice: true } }, { kind: 'media', media: 'audio', mediaId: '77' }],
    ['a voice message of old', { type: 'voice', voice: { id: 'V' } }, { kind: 'media', media: 'audio', mediaId: 'V' }],
    [
      'a document',
      { type: 'document', document: { id: 'D', filename: 'a.pdf' } },
      { kind: 'media', media: 'document', mediaId: 'D', fileName: 'a.pdf' },
    ],
    ['an image that is missing', { type: 'image' }, { kind: 'other', what: 'image' }],
    [
      'contacts',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Ada L.' } }, { name: { first_name: 'Bo' } }, {}] },
      { kind: 'contact', names: ['Ada L.', 'Bo'] },
    ],
    ['an order', { type: 'order', order: {} }, { kind: 'other', what: 'order' }],
    ['a form', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: {} } }, { kind: 'other', what: 'nfm_reply' }],
    ['an interactive message of no type', { type: 'interactive', interactive: {} }, { kind: 'other', what: 'interactive' }],
    ['a poll', { type: 'unsupported', unsupported: { type: 'poll_update' } }, { kind: 'other', what: 'poll_update' }],
    ['an opened chat', { type: 'request_welcome' }, { kind: 'other', what: 'request_welcome' }],
    ['a type of tomorrow', { type: 'hologram' }, { kind: 'other', what: 'hologram' }],
    ['a text without words', { type: 'text', text: { body: '' } }, { kind: 'other', what: 'text' }],
    ['half a surrogate pair', { type: 'text', text: { body: 'a\uD83D' } }, { kind: 'text', text: 'a\uFFFD' }],
  ])('reads %s', (_, part, content) => {
    expect(withoutRaw(contentOf(part))).toEqual(content);
  });

  it.each<[string, JsonObject]>([
    ['a form', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{"reason":"stolen"}' } } }],
    ['an order', { type: 'order', order: { text: 'as a gift, please', product_items: [{ quantity: 3 }] } }],
    ['a type of tomorrow', { type: 'hologram', hologram: { says: 'help' } }],
    ['a contact', { type: 'contacts', contacts: [{ name: { first_name: 'Bo' }, phones: [{ phone: '+49 30 1' }] }] }],
  ])('keeps all of %s beside what it reads of it', (_, part) => {
    expect(contentOf(part)).toMatchObject({ raw: part });
  });

  it('takes a message of no group for one of this customer', () => {
    expect(contentOf({ type: 'text', text: { body: 'hi' }, group_id: null })).toEqual({ kind: 'text', text: 'hi' });
  });

  it.each<[string, JsonObject]>([
    ['reaction', { type: 'reaction', reaction: { message_id: 'wamid.B' } }],
    ['edit', { type: 'edit', edit: {} }],
    ['revoke', { type: 'revoke', revoke: {} }],
    ['system.user_changed_number', { type: 'system', system: { type: 'user_changed_number', wa_id: '4915550199' } }],
    ['group_message', { type: 'text', text: { body: 'hi all' }, group_id: 'G' }],
  ])('keeps: %s', (what, part) => {
    expect(one(part)).toMatchObject({ kind: 'kept', what, id: 'wamid.A', at, raw: part });
  });
});

describe('receive of WhatsApp, who said it', () => {
  it.each<[string, JsonObject, Json, string]>([
    ['a phone number', { from: '4915550100' }, [], '4915550100'],
    ['a phone number before a user id', { from: '4915550100', from_user_id: 'DE.77' }, [], '4915550100'],
    ['a user id where `from` is absent', { from_user_id: 'DE.77' }, [], 'DE.77'],
    ['a user id where `from` is empty', { from: '', from_user_id: 'DE.77' }, [{ wa_id: '', user_id: 'DE.77' }], 'DE.77'],
    ['a user id in `from`', { from: 'DE.77' }, [{ wa_id: 'DE.77' }], 'DE.77'],
    ['a phone number that only the contact has', { from_user_id: 'DE.77' }, [{ wa_id: '4915550100', user_id: 'DE.77' }], '4915550100'],
    ['a user id that only the contact has', {}, [{ user_id: 'DE.77' }], 'DE.77'],
  ])('finds %s', (_, message, contacts, from) => {
    expect(raw(message, contacts)).toMatchObject({ kind: 'message', from });
  });

  it('gives each message the name of its own sender', () => {
    const messages = ['1', '2', '3'].map((digit) => ({
      id: `wamid.${digit}`,
      from: `4915550${digit}`,
      type: 'text',
      text: { body: 'hi' },
    }));
    const contacts = ['2', '1'].map((digit) => ({ wa_id: `4915550${digit}`, profile: { name: `Name ${digit}` } }));
    const names = read(bodies.change({ contacts, messages })).map((inbound) => (inbound.kind === 'message' ? inbound.name : inbound.kind));
    expect(names).toEqual(['Name 1', 'Name 2', undefined]);
  });

  it('takes the only contact of the only message, however its number is written', () => {
    expect(raw({ from: '5511987654321' }, [{ wa_id: '551187654321', profile: { name: 'Ana' } }])).toMatchObject({
      from: '5511987654321',
      name: 'Ana',
    });
  });

  it('keeps a message of nobody', () => {
    expect(raw({}, [{ user_id: 'DE.1' }, { user_id: 'DE.2' }])).toMatchObject({ kind: 'kept', what: 'unreadable', id: 'wamid.A' });
  });

  it.each<[string, Json, number]>([
    ['seconds as text', '1772355600', 1_772_355_600_000],
    ['seconds as a number', 1_772_355_600, 1_772_355_600_000],
    ['ms', '1772355600123', 1_772_355_600_123],
    ['no time', 'yesterday', NOW],
    ['a time before all times', -5, NOW],
    ['zero', '0', NOW],
  ])('reads %s', (_, timestamp, ms) => {
    expect(raw({ from: '4915550100', timestamp })).toMatchObject({ at: ms });
  });
});

const statusOf = (status: string, more: JsonObject = {}) =>
  read(bodies.change({ statuses: [{ id: 'wamid.B', status, timestamp: '1772355600', recipient_id: '4915550100', ...more }] }))[0];

describe('receive of WhatsApp, what became of a letter', () => {
  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['played', 'read'],
    ['failed', 'failed'],
  ])('takes %s as %s', (status, ours) => {
    expect(statusOf(status)).toEqual({
      kind: 'status',
      id: `wamid.B:${status}:1772355600000`,
      account: '1001',
      at: 1_772_355_600_000,
      providerId: 'wamid.B',
      status: ours,
    });
  });

  it('tells why it failed', () => {
    const errors = [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours' } }];
    expect(statusOf('failed', { errors })).toMatchObject({ error: { code: '131047', reason: 'More than 24 hours' } });
  });

  it('keeps the others', () => {
    expect(statusOf('deleted')).toMatchObject({ kind: 'kept', what: 'status.deleted' });
    expect(statusOf('read', { recipient_type: 'group' })).toMatchObject({ kind: 'kept', what: 'group_status' });
    expect(statusOf('read', { id: null })).toMatchObject({ kind: 'kept', what: 'unreadable' });
  });
});

describe('receive of WhatsApp, whose it is', () => {
  it('keeps the events of another number, under that number', () => {
    expect(receive('2002')(bodies.text(said, 'hi'), NOW)).toMatchObject([{ kind: 'kept', what: 'other_account', account: '1001' }]);
  });

  it('keeps a message to no number', () => {
    const body = {
      entry: [
        {
          changes: [
            { field: 'messages', value: { messages: [{ id: 'wamid.A', from: '4915550100', type: 'text', text: { body: 'hi' } }] } },
          ],
        },
      ],
    };
    expect(read(body)).toMatchObject([{ kind: 'kept', what: 'no_account' }]);
  });

  it('keeps what a colleague typed on the phone, one by one, under ids that no message has', () => {
    const echoes = ['wamid.X', 'wamid.Y'].map((id) => ({
      id,
      from: '15550783881',
      to: '4915550100',
      timestamp: '1772355600',
      type: 'text',
      text: { body: 'hi' },
    }));
    expect(read(bodies.change({ message_echoes: echoes }, 'smb_message_echoes'))).toMatchObject([
      { kind: 'kept', what: 'echo', id: 'echo:wamid.X', at: 1_772_355_600_000 },
      { kind: 'kept', what: 'echo', id: 'echo:wamid.Y' },
    ]);
  });

  it('serves what a customer says beside an echo, whatever the order of the two', () => {
    const messages = [{ id: 'wamid.A', from: '4915550100', timestamp: '1772355600', type: 'text', text: { body: 'help' } }];
    const statuses = [{ id: 'wamid.B', status: 'read' }];
    const told = read(bodies.change({ message_echoes: [{ id: 'wamid.X' }], messages, statuses }, 'messages'));
    expect(told.map(({ kind, id }) => [kind, id])).toEqual([
      ['message', 'wamid.A'],
      ['status', 'wamid.B:read'],
      ['kept', 'echo:wamid.X'],
    ]);
  });

  it('keeps what stands beside an echo in a change that is not served', () => {
    const messages = [{ id: 'wamid.A', type: 'text', text: { body: 'help' } }];
    const told = read(bodies.change({ message_echoes: [{ id: 'wamid.X' }], messages }, 'standby'));
    expect(told).toMatchObject([
      { kind: 'kept', what: 'echo', id: 'echo:wamid.X' },
      { kind: 'kept', what: 'standby', raw: { messages } },
    ]);
  });

  it.each([
    'standby',
    'calls',
    'account_update',
    'message_template_status_update',
    'user_preferences',
  ])('keeps a change of the field %s', (field) => {
    const { entry } = bodies.change({ messages: [{ id: 'wamid.A', from: '4915550100', type: 'text', text: { body: 'hi' } }] }, field);
    expect(read({ entry: entry ?? null })).toMatchObject([{ kind: 'kept', what: field }]);
  });
});

describe('receive of WhatsApp, in general', () => {
  it('reads the others when one cannot be read', () => {
    const bad = Object.defineProperty({ id: 'wamid.B' }, 'type', { get: onceThrowing() });
    const messages = [
      { id: 'wamid.A', from: '1555010', type: 'text', text: { body: 'one' } },
      bad,
      7,
      { id: 'wamid.C', from: '1555010', type: 'text', text: { body: 'two' } },
    ];
    expect(read(bodies.change({ messages })).map(({ kind }) => kind)).toEqual(['message', 'kept', 'kept', 'message']);
  });

  it('makes exactly one of each element, under an id of its own', () => {
    const element = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.record(
        {
          id: fc.uuid(),
          from: fc.constantFrom('4915550100', '', 'DE.1', 5),
          type: fc.constantFrom('text', 'image', 'system', 'x', 3),
          text: fc.jsonValue(),
        },
        { requiredKeys: ['id'] },
      ),
    );
    const elements = fc.uniqueArray(element, { selector: (value) => JSON.stringify(value), maxLength: 8 });
    fc.assert(
      fc.property(elements, elements, (messages, statuses) => {
        const inbound = read(bodies.change({ messages, statuses }));
        expect(inbound).toHaveLength(Math.max(1, messages.length + statuses.length));
        const unequal = new Set([...messages, ...statuses].map((value) => JSON.stringify(value)));
        const named = [...messages, ...statuses].flatMap((value) =>
          typeof value === 'object' && value !== null && 'id' in value ? [JSON.stringify(value.id)] : [],
        );
        if (unequal.size === messages.length + statuses.length && new Set(named).size === named.length) {
          expect(new Set(inbound.map(({ id }) => id)).size).toBe(inbound.length);
        }
      }),
    );
  });
});

const onceThrowing = (): (() => string) => {
  let asked = false;
  return () => {
    if (asked) return 'text';
    asked = true;
    throw new Error('unreadable');
  };
};
