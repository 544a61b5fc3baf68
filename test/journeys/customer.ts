import { read } from '../../bots/channels/meta/read';
import { conversationId } from '../../bots/mailroom/conversation-id';
import type { GraphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import type { JsonObject } from '../../flows/dialogue/json';
import { seqOf } from './seq-of';
import { type Bubble, type Talk, talk } from './talk';

/** A customer with a phone: what they send is signed and posted, what they read are the bodies of calls of the Graph API. */
export interface Customer extends Talk {
  readonly number: string;
  sends(body: JsonObject): Promise<Bubble>;
}

export const customer = (graph: GraphStandIn, number: string): Customer => {
  const talking = talk({
    address: number,
    conversation: conversationId('whatsapp', graph.account.phoneNumberId, number),
    read: () =>
      graph.ledger.accepted
        .filter(({ to, message }) => to === number && message['messaging_product'] === 'whatsapp')
        .map(({ message, correlation }) => ({ ...bubble(message), seq: seqOf(correlation) })),
    say: (text) => graph.says(number, text),
    tap: (choice) => graph.taps(number, choice),
  });
  return {
    ...talking,
    number,
    sends: async (body) => {
      await graph.deliver(body);
      return talking.hears();
    },
  };
};

const bubble = (message: JsonObject): Pick<Bubble, 'text' | 'choices'> => {
  const interactive = read.object(message['interactive']);
  const { buttons, sections } = read.object(interactive['action']);
  const rows = read.list(sections).flatMap((section) => read.list(read.object(section)['rows']));
  const choices = [...read.list(buttons).map((button) => read.object(button)['reply']), ...rows].map(read.object);
  return {
    text: read.text(read.object(message['text'])['body']) ?? read.text(read.object(interactive['body'])['text']) ?? '',
    choices: choices.map(({ id, title }) => ({ id: read.text(id) ?? '', title: read.text(title) ?? '' })),
  };
};
