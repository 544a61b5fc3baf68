import type { Payload } from '../../../bots/channels/channel';
import { messenger } from '../../../bots/channels/messenger';
import { read } from '../../../bots/channels/meta/read';
import { graphStandIn } from '../../../bots/testing/graph-stand-in/graph-stand-in';
import type { Action } from '../../../bots/testing/graph-stand-in/injections';
import { messengerBodies } from '../../../bots/testing/graph-stand-in/messenger-bodies';
import type { JsonObject } from '../../../flows/dialogue/json';
import { channelContract } from './channel-contract';
import type { Fault } from './door-kit';
import { metaSignature } from './meta-signature';

const ours = { pageId: '104660145567000', appId: '870012345678901' };
const customer = '24068851122334455';
const at = Date.UTC(2026, 2, 1);
const bodies = messengerBodies(ours);

/** There is no fault `pair`: Meta names no code for too many messages to one person. */
const FAULTS: Readonly<Record<Exclude<Fault, 'pair'>, Action>> = {
  busy: { do: 'error', code: 613, retryAfter: 7 },
  overloaded: { do: 'error', code: 1200 },
  badGateway: { do: 'html', status: 502 },
  refused: { do: 'error', code: 10, subcode: 2018278 },
  resetTaken: { do: 'reset', taken: true },
  brokenAnswer: { do: 'truncate' },
  hang: { do: 'hang', taken: true },
};

const template = (payload: Payload): JsonObject => read.object(read.object(payload['attachment'])['payload']);
const textOf = (payload: Payload): string => read.text(payload['text']) ?? read.text(template(payload)['text']) ?? '';

channelContract('messenger', {
  ...metaSignature,
  open: async () => {
    const graph = await graphStandIn(ours);
    const settings = { ...ours, accessToken: graph.account.accessToken, ...metaSignature.settings };
    return {
      channel: messenger({ ...settings, graphUrl: graph.url, graphVersion: 'v26.0' }),
      fail: (fault) => fault !== 'pair' && graph.inject({ trigger: { next: 1 }, action: FAULTS[fault] }),
      taken: () => graph.ledger.accepted.map(({ message }) => textOf(read.object(message['message']))),
      close: graph.close,
    };
  },
  customer,
  bodies: {
    text: ({ text, ...said }) => bodies.text(said, text),
    tap: ({ choice, title, ...said }) => bodies.tap(said, { id: choice, title }),
    status: ({ providerId, at: time, status, correlation }) => {
      switch (status) {
        case 'sent':
          return bodies.echo({ id: providerId, to: customer, at: time, correlation });
        case 'delivered':
          return bodies.delivered({ from: customer, at: time, until: time, ids: [providerId] });
        case 'read':
          return bodies.read({ from: customer, at: time, until: time });
        default:
          return status satisfies never;
      }
    },
    batch: (all) => bodies.batch(all.map(read.object)),
    kept: {
      'a reaction': bodies.event({ from: customer, at }, { reaction: { reaction: 'love', emoji: '❤️', action: 'react', mid: 'm_1' } }),
      'an event of a kind that it does not know': bodies.event({ from: customer, at }, { weather: { sky: 'grey' } }),
      'an element of an entry that it does not know': bodies.entry(at, { weather: [{ sky: 'grey' }] }),
      "what a colleague typed in the page's inbox": bodies.echo({ id: 'm_2', to: customer, at, appId: '263902037430900' }),
      'what another app is to answer': bodies.standby(bodies.text({ id: 'm_3', from: customer, at }, 'hello')),
      "another page's text": messengerBodies({ ...ours, pageId: '999' }).text({ id: 'm_4', from: customer, at }, 'hello'),
      'what is no event at all': { object: 'page', entry: [{ id: ours.pageId, messaging: [] }] },
    },
  },
  limits: { text: 2000, choices: 3, title: 20 },
  textOf,
  choicesOf: (payload) =>
    [...read.list(template(payload)['buttons']), ...read.list(payload['quick_replies'])]
      .map(read.object)
      .map(({ payload: id, title }) => ({ id: read.text(id) ?? '', title: read.text(title) ?? '' })),
  faults: ['busy', 'overloaded', 'badGateway', 'refused', 'resetTaken', 'brokenAnswer', 'hang'],
});
