import type { Json } from '../../flows/dialogue/json';
import type { Reply } from '../../flows/dialogue/reply';
import type { Channel, Sent } from '../channels/channel';

/** A door that goes nowhere: what is sent is kept, for a test to read or a terminal to print. */
export interface FakeChannel extends Channel {
  readonly sent: { readonly to: string; readonly reply: Reply; readonly correlation: string }[];
  /** What the next attempts come to; when there is none left, everything arrives. */
  readonly outcomes: Sent[];
}

/** `name`: the door that it stands for, so that texts and flows are that door's. */
export const fakeChannel = (name = 'webchat', told: (reply: Reply) => void = () => {}): FakeChannel => {
  const sent: FakeChannel['sent'] = [];
  const outcomes: Sent[] = [];
  return {
    name,
    account: 'test',
    verify: { handshake: () => null, signature: () => false },
    receive: () => [],
    render: (reply) => [{ reply: reply as unknown as Json }],
    send: async ({ to, payload, correlation }) => {
      const outcome = outcomes.shift() ?? { kind: 'sent', providerId: `sent-${sent.length + 1}` };
      if (outcome.kind !== 'sent' && outcome.kind !== 'unknown') return outcome;
      const reply = payload.reply as unknown as Reply;
      sent.push({ to, reply, correlation });
      told(reply);
      return outcome;
    },
    replyWindow: null,
    templates: false,
    repeatable: false,
    takes: () => true,
    download: null,
    seen: async () => {},
    sent,
    outcomes,
  };
};
