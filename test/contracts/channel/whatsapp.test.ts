import type { Payload } from '../../../bots/channels/channel';
import { read } from '../../../bots/channels/meta/read';
import { whatsapp } from '../../../bots/channels/whatsapp';
import { graphStandIn } from '../../../bots/testing/graph-stand-in/graph-stand-in';
import type { Action } from '../../../bots/testing/graph-stand-in/injections';
import { webhookBodies } from '../../../bots/testing/graph-stand-in/webhook-bodies';
import type { JsonObject } from '../../../flows/dialogue/json';
import { channelContract } from './channel-contract';
import type { Fault } from './door-kit';
import { metaSignature } from './meta-signature';

const ours = { phoneNumberId: '106540352242922', displayPhoneNumber: '15550783881' };
const bodies = webhookBodies(ours);

const FAULTS: Readonly<Record<Fault, Action>> = {
  busy: { do: 'error', code: 130429, retryAfter: 7 },
  pair: { do: 'error', code: 131056 },
  overloaded: { do: 'error', code: 2 },
  badGateway: { do: 'html', status: 502 },
  refused: { do: 'error', code: 131047 },
  resetTaken: { do: 'reset', taken: true },
  brokenAnswer: { do: 'truncate' },
  hang: { do: 'hang', taken: true },
};

const interactive = (payload: Payload): JsonObject => read.object(payload['interactive']);
const textOf = (payload: Payload): string =>
  read.text(read.object(payload['text'])['body']) ?? read.text(read.object(interactive(payload)['body'])['text']) ?? '';

const reaction = { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' } };
const at = Date.UTC(2026, 2, 1);

channelContract('whatsapp', {
  ...metaSignature,
  open: async () => {
    const graph = await graphStandIn(ours);
    const settings = { phoneNumberId: ours.phoneNumberId, accessToken: graph.account.accessToken, ...metaSignature.settings };
    return {
      channel: whatsapp({ ...settings, graphUrl: graph.url, graphVersion: 'v26.0' }),
      fail: (fault) => graph.inject({ trigger: { next: 1 }, action: FAULTS[fault] }),
      taken: () => graph.ledger.accepted.map(({ message }) => textOf(message)),
      close: graph.close,
    };
  },
  customer: '4915550100',
  bodies: {
    text: ({ text, ...said }) => bodies.text(said, text),
    tap: ({ choice, title, ...said }) => bodies.tap(said, { id: choice, title }),
    status: ({ providerId, ...of }) => bodies.status({ ...of, id: providerId, to: '4915550100' }),
    batch: (all) => bodies.batch(all.map(read.object)),
    kept: {
      'a reaction': bodies.message({ id: 'wamid.R', from: '4915550100', at }, reaction),
      'an event of a field that it does not know': bodies.change({ weather: [{ sky: 'grey' }] }, 'weather_update'),
      'an element of a kind that it does not know': bodies.change({ weather: [{ sky: 'grey' }] }),
      "another account's text": webhookBodies({ ...ours, phoneNumberId: '999' }).text({ id: 'wamid.O', from: '4915550100', at }, 'hello'),
      'what is no event at all': { entry: [{ changes: [] }] },
    },
  },
  limits: { text: 4096, choices: 10, title: 24 },
  textOf,
  choicesOf: (payload) => {
    const action = read.object(interactive(payload)['action']);
    const replies = read.list(action['buttons']).map((button) => read.object(read.object(button)['reply']));
    const rows = read.list(action['sections']).flatMap((section) => read.list(read.object(section)['rows']).map(read.object));
    return [...replies, ...rows].map(({ id, title }) => ({ id: read.text(id) ?? '', title: read.text(title) ?? '' }));
  },
  faults: ['busy', 'pair', 'overloaded', 'badGateway', 'refused', 'resetTaken', 'brokenAnswer', 'hang'],
});
