import { ActionRefused } from 'schalter';
import { z } from 'zod';

/** The bank's card system, as far as the flows need it. */
export interface Bank {
  /** Null: this address belongs to no customer that is registered for the channel. */
  findCustomer(by: { channel: string; address: string }, call: Call): Promise<Customer | null>;
  /** All cards, also those that are blocked or on their way. */
  listCards(customer: string, call: Call): Promise<readonly Card[]>;
  blockCard(card: string, cause: 'lost' | 'stolen', call: Change): Promise<'blocked' | 'already_blocked'>;
  /** Orders a new card to the address that the bank has on file. */
  orderReplacement(card: string, call: Change): Promise<Order>;
}

interface Call {
  readonly signal: AbortSignal;
}
interface Change extends Call {
  /** The same for all attempts at one change: the bank makes it once. */
  readonly idempotencyKey: string;
}

const customerAnswer = z.object({
  customer: z.object({
    id: z.string(),
    name: z.string(),
    registered: z.boolean(),
    address: z.object({ line1: z.string(), town: z.string() }),
  }),
});
const cardsAnswer = z.object({
  cards: z.array(
    z.object({ id: z.string(), kind: z.string(), name: z.string(), last4: z.string(), status: z.string(), colour: z.string() }),
  ),
});
const blockAnswer = z.object({ status: z.literal('blocked') });
const orderAnswer = z.object({ order: z.object({ id: z.string(), arrives: z.iso.date() }) });
const errorAnswer = z.object({ error: z.string() });

type Customer = z.infer<typeof customerAnswer>['customer'];
type Card = z.infer<typeof cardsAnswer>['cards'][number];
/** `arrives`: a day, `2026-11-27`. */
type Order = z.infer<typeof orderAnswer>['order'];

/** The part of the global `fetch` that is needed; the sandbox is another one. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** No answer, or none that can be read: whether it was done is unknown. The same call with the same key may be tried again. */
export class BankUnavailable extends Error {
  readonly code = 'bank_unavailable';
  constructor(request: string, reason: string, options?: { cause: unknown }) {
    super(
      `The bank gave no usable answer to ${request}: ${reason}. Try again with the same key, and look at CORE_BANK_URL if it stays.`,
      options,
    );
    this.name = 'BankUnavailable';
  }
}

/**
 * The bank's JSON service at this address. Every method throws BankUnavailable where the answer is unknown, and ActionRefused
 * where the bank says no for good.
 */
export const bankAt = (baseUrl: string, fetch: Fetch): Bank => {
  const call = async (method: 'GET' | 'POST', path: string, init: RequestInit): Promise<Answer> => {
    const request = `${method} ${path}`;
    try {
      const response = await fetch(`${baseUrl.replace(/\/$/, '')}${path}`, { ...init, method, redirect: 'error' });
      return { request, status: response.status, body: await response.json() };
    } catch (error) {
      throw new BankUnavailable(request, error instanceof Error ? error.message : String(error), { cause: error });
    }
  };
  const get = (path: string, { signal }: Call): Promise<Answer> => call('GET', path, { signal });
  const post = (path: string, body: object, { idempotencyKey, signal }: Change): Promise<Answer> =>
    call('POST', path, {
      signal,
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      body: JSON.stringify(body),
    });

  return {
    findCustomer: async (by, options) => {
      const answer = await get(`/customers?${new URLSearchParams(by).toString()}`, options);
      if (answer.status === 404) return null;
      const { customer } = read(answer, customerAnswer);
      return customer.registered ? customer : null;
    },
    listCards: async (customer, options) => read(await get(`/customers/${encodeURIComponent(customer)}/cards`, options), cardsAnswer).cards,
    blockCard: async (card, cause, options) => {
      const answer = await post(`/cards/${encodeURIComponent(card)}/block`, { cause }, options);
      if (answer.status === 409 && errorAnswer.safeParse(answer.body).data?.error === 'already_blocked') return 'already_blocked';
      return read(answer, blockAnswer).status;
    },
    orderReplacement: async (card, options) =>
      read(await post(`/cards/${encodeURIComponent(card)}/replacement`, { deliverTo: 'address_on_file' }, options), orderAnswer).order,
  };
};

interface Answer {
  readonly request: string;
  readonly status: number;
  readonly body: unknown;
}

const read = <T>({ request, status, body }: Answer, shape: z.ZodType<T>): T => {
  // 408 and 429 say "not now", not "no"; 401 is about our own credentials, and says nothing of what an earlier attempt did.
  if (status >= 500 || status === 401 || status === 408 || status === 429) throw new BankUnavailable(request, `status ${status}`);
  if (status >= 400) {
    const reason = errorAnswer.safeParse(body).data?.error ?? 'no reason given';
    throw new ActionRefused(`The bank refused ${request} with ${status}: ${reason}. Ask those who run the card system.`);
  }
  const answer = shape.safeParse(body);
  if (!answer.success) throw new BankUnavailable(request, z.prettifyError(answer.error), { cause: answer.error });
  return answer.data;
};
