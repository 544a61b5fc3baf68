import type { GraphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import { Customer, type Sending } from './customer';
import { dialogues } from './dialogues';
import type { Wording } from './wording';

/** Many customers at once, who send so many messages a second as long as there is somebody who has something to say. */
export interface Crowd {
  readonly customers: readonly Customer[];
  /** No new customers any more; those who are there finish their dialogues. */
  windDown(): void;
  /** ms since the last bubble arrived. */
  quietFor(): number;
  /** Resolves when all webhooks that are under way are over. */
  stop(): Promise<void>;
}

const tick = 10;
/** Customers in a dialogue at the same time, for each message a second. */
const crowding = 3;
/** Shares of messages that the provider delivers a second time: at once, and a little later. */
const repeated = { atOnce: 0.05, later: 0.02, after: 400 };

export const crowd = (needs: {
  readonly graph: GraphStandIn;
  /** Messages a second. */
  readonly rate: number;
  readonly random: () => number;
  readonly wording: Wording;
}): Crowd => {
  const { graph, rate, random } = needs;
  const customers: Customer[] = [];
  const byAddress = new Map<string, Customer>();
  const underWay = new Set<Promise<void>>();
  let open: Customer[] = [];
  let windingDown = false;
  let due = 0;
  let heard = 0;
  let lastHeard = performance.now();

  const arrive = (): Customer => {
    const address = `4915${String(10_000_000 + customers.length)}`;
    const customer = new Customer(address, pick(random()), needs.wording);
    customers.push(customer);
    byAddress.set(address, customer);
    open.push(customer);
    return customer;
  };

  const post = async (customer: Customer, sending: Sending): Promise<void> => {
    const said = { from: customer.address, id: sending.id, at: Date.now(), name: 'Robin Vale' };
    const { send } = sending.step;
    const tapped = 'tap' in send ? customer.choice(send.tap) : undefined;
    if ('tap' in send && !tapped) throw new Error(`${sending.id} would tap ${send.tap}, which was not offered.`);
    const body = tapped ? graph.bodies.tap(said, tapped) : graph.bodies.text(said, 'text' in send ? send.text : '');
    const delivered = async (): Promise<void> => {
      const { status } = await graph.deliver(body);
      if (status === 200) sending.accepted = true;
    };
    const dice = random();
    if (dice < repeated.later) setTimeout(() => track(delivered()), repeated.after);
    else if (dice < repeated.later + repeated.atOnce) track(delivered());
    await delivered();
  };

  const track = (work: Promise<void>): void => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  };

  const listen = (): void => {
    const { accepted } = graph.ledger;
    for (; heard < accepted.length; heard += 1) {
      const message = accepted[heard];
      if (message) byAddress.get(message.to)?.hear(message);
      lastHeard = performance.now();
    }
  };

  const speak = (): void => {
    due = Math.min(due + (rate * tick) / 1000, rate);
    // Whoever has waited longest goes first; one who has spoken goes to the end of the line.
    const waiting: Customer[] = [];
    const spoken: Customer[] = [];
    for (const customer of open) {
      const sending = due >= 1 ? customer.next() : null;
      if (sending) {
        due -= 1;
        track(post(customer, sending));
      }
      if (!customer.over()) (sending ? spoken : waiting).push(customer);
    }
    open = [...waiting, ...spoken];
    while (due >= 1 && !windingDown && open.length < rate * crowding) {
      due -= 1;
      const customer = arrive();
      const sending = customer.next();
      if (sending) track(post(customer, sending));
    }
  };

  const timer = setInterval(() => {
    listen();
    speak();
  }, tick);

  return {
    customers,
    windDown: () => {
      windingDown = true;
    },
    quietFor: () => performance.now() - lastHeard,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
      listen();
    },
  };
};

const pick = (dice: number): (typeof dialogues)[number]['steps'] => {
  let sum = 0;
  const chosen = dialogues.find(({ share }) => {
    sum += share;
    return dice < sum;
  });
  return (chosen ?? dialogues[0])?.steps ?? [];
};
