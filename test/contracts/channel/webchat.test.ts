import type { Payload } from '../../../bots/channels/channel';
import { webchat } from '../../../bots/channels/webchat';
import type { Json } from '../../../flows/dialogue/json';
import { channelContract } from './channel-contract';

const at = Date.UTC(2026, 2, 1);
const customer = 'visitor-0123456789abcdef01234567';
const textOf = ({ text }: Payload): string => (typeof text === 'string' ? text : '');
const said = (message: Json, more: { readonly [name: string]: Json } = {}): Json => ({ visitor: customer, at, ...more, message });

channelContract('webchat', {
  open: async () => {
    const taken: string[] = [];
    const channel = webchat();
    return {
      channel: {
        ...channel,
        send: async (letter) => {
          const sent = await channel.send(letter);
          if (sent.kind === 'sent') taken.push(textOf(letter.payload));
          return sent;
        },
      },
      fail: () => {},
      taken: () => taken,
      close: async () => {},
    };
  },
  customer,
  bodies: {
    text: ({ id, from, at: time, text }) => ({ visitor: from, at: time, message: { clientId: id, text } }),
    tap: ({ id, from, at: time, choice, title }) => ({ visitor: from, at: time, title, message: { clientId: id, choice } }),
    batch: (all) => all,
    kept: {
      'a message that says nothing': said({ clientId: 'a' }),
      'a message of a kind that it does not know': said({ clientId: 'a', media: { id: 'm' } }),
      'a tap without the title that was shown': said({ clientId: 'a', choice: 'q.yes' }),
      'what is no message at all': { hello: 'world' },
    },
  },
  textOf,
  choicesOf: ({ choices }: Payload) => (choices ?? []) as unknown as readonly { id: string; title: string }[],
  faults: [],
});
