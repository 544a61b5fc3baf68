import { Customer, type Sending } from './customer';
import { dialogues } from './dialogues';
import type { Door } from './doors/door';
import type { Wording } from './wording';

/** Many customers of one door at once, who send so many messages a second as long as there is somebody who has something to say. */
export interface Crowd {
  readonly customers: readonly Customer[];
  /** No new customers any more; those who are there finish their dialogues. */
  windDown(): void;
  /** Whether all who are there have finished. */
  over(): boolean;
  /** ms since the last bubble arrived. */
  quietFor(): number;
  /** Resolves when all messages that are under way are over. */
  stop(): Promise<void>;
}

const tick = 10;
/** Customers in a dialogue at the same time, for each message a second. */
const crowding = 3;
/** Shares of messages that come a second time: at once, and a little later. */
const repeated = { atOnce: 0.05, later: 0.02, after: 400 };

export const crowd = (needs: {
  readonly door: Door;
  /** Messages a second. */
  readonly rate: number;
  readonly random: () => number;
  readonly wording: Wording;
}): Crowd => {
  const { door, rate, random } = needs;
  const customers: Customer[] = [];
  const underWay = new Set<Promise<void>>();
  let open: Customer[] = [];
  let coming = 0;
  let windingDown = false;
  let due = 0;
  let lastHeard = performance.now();

  const arrive = async (): Promise<void> => {
    coming += 1;
    const steps = pick(random());
    const mouth = await door.newcomer((bubble) => {
      lastHeard = performance.now();
      customer.hear(bubble);
    });
    const customer = new Customer(mouth, steps, needs.wording);
    coming -= 1;
    customers.push(customer);
    open.push(customer);
    const sending = customer.next();
    if (sending) track(send(customer, sending));
  };

  const send = async (customer: Customer, sending: Sending): Promise<void> => {
    const say = customer.wayToSay(sending);
    const dice = random();
    if (dice < repeated.later) setTimeout(() => track(say()), repeated.after);
    else if (dice < repeated.later + repeated.atOnce) track(say());
    await say();
  };

  const track = (work: Promise<void>): void => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
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
        track(send(customer, sending));
      }
      if (!customer.over()) (sending ? spoken : waiting).push(customer);
    }
    open = [...waiting, ...spoken];
    while (due >= 1 && !windingDown && open.length + coming < rate * crowding) {
      due -= 1;
      void arrive();
    }
  };

  const timer = setInterval(speak, tick);

  return {
    customers,
    windDown: () => {
      windingDown = true;
    },
    over: () => coming === 0 && customers.every((customer) => customer.over()),
    quietFor: () => performance.now() - lastHeard,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
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
