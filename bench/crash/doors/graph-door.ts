import { conversationId } from '../../../bots/mailroom/conversation-id';
import type { Customers } from '../../../bots/testing/graph-stand-in/customers';
import type { GraphStandIn } from '../../../bots/testing/graph-stand-in/graph-stand-in';
import type { JsonObject } from '../../../flows/dialogue/json';
import type { Bubble, Choice, Door, Mouth, Taken } from './door';

interface Said {
  readonly from: string;
  readonly id: string;
  readonly at: number;
}

const listenEvery = 10;

/** What WhatsApp and Messenger have in common: webhooks in by the stand-in of the Graph API, bubbles out to its ledger. */
export const graphDoor = (needs: {
  readonly name: 'whatsapp' | 'messenger';
  readonly account: string;
  readonly environment: Door['environment'];
  readonly ledger: GraphStandIn['ledger'];
  readonly deliver: Customers['deliver'];
  readonly bodies: { text(said: Said, text: string): JsonObject; tap(said: Said, choice: Choice): JsonObject };
  /** What the provider's message ids begin with. */
  readonly prefix: string;
  /** The customer's address at the provider. */
  readonly addressOf: (number: number) => string;
  readonly bubbleOf: (message: JsonObject) => Omit<Bubble, 'letter'>;
}): Door => {
  const { name, account, environment, ledger, bodies, addressOf, bubbleOf } = needs;
  const ears = new Map<string, (bubble: Bubble) => void>();
  let listenedTo = 0;

  const listen = (): void => {
    for (; listenedTo < ledger.accepted.length; listenedTo += 1) {
      const accepted = ledger.accepted[listenedTo];
      if (accepted) ears.get(accepted.to)?.({ letter: accepted.correlation ?? '', ...bubbleOf(accepted.message) });
    }
  };
  const timer = setInterval(listen, listenEvery);

  const deliver = async (body: JsonObject): Promise<Taken> => {
    const { status } = await needs.deliver(body);
    if (status === 200) return 'accepted';
    return status >= 400 && status < 500 ? 'turned away' : 'unheard';
  };

  return {
    name,
    environment,
    newcomer: async (heard): Promise<Mouth> => {
      const from = addressOf(ears.size);
      ears.set(from, heard);
      const said = (id: string): Said => ({ from, id: `${needs.prefix}${id}`, at: Date.now() });
      return {
        conversation: conversationId(name, account, from),
        say: (id, text) => deliver(bodies.text(said(id), text)),
        tap: (id, choice) => deliver(bodies.tap(said(id), choice)),
      };
    },
    close: () => {
      clearInterval(timer);
      listen();
    },
  };
};
