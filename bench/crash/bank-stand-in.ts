import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bank has carried out, each key once. */
export interface BankLedger {
  /** By card: the keys that it was blocked or ordered under, in their order. More than one is one too many. */
  readonly blocks: ReadonlyMap<string, readonly string[]>;
  readonly orders: ReadonlyMap<string, readonly string[]>;
  /** Calls that named a key which was known. */
  readonly repeats: () => number;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * A bank with a ledger of its own, outside the process that is killed. It carries a change out first and answers some time
 * later (`delay` ms), as banks do: a caller that dies in between does not know.
 */
export const bankStandIn = async (needs: {
  readonly delay: () => number;
  /** What this bank calls the customer who writes from there. */
  readonly customerAt: (channel: string, address: string) => string;
}): Promise<BankLedger & { readonly url: string; readonly close: () => void }> => {
  const blocks = new Map<string, string[]>();
  const orders = new Map<string, string[]>();
  const answered = new Map<string, Answer>();
  let repeats = 0;

  const note = (book: Map<string, string[]>, card: string, key: string): void => void book.set(card, [...(book.get(card) ?? []), key]);

  const change = (card: string, verb: string, key: string): Answer => {
    const before = answered.get(key);
    if (before) {
      repeats += 1;
      return before;
    }
    const answer = verb === 'block' ? block(card, key) : order(card, key);
    answered.set(key, answer);
    return answer;
  };
  const block = (card: string, key: string): Answer => {
    const already = blocks.has(card);
    note(blocks, card, key);
    return already ? { status: 409, body: { error: 'already_blocked' } } : { status: 200, body: { status: 'blocked' } };
  };
  const order = (card: string, key: string): Answer => {
    note(orders, card, key);
    return { status: 202, body: { order: { id: `order-${orders.size}`, arrives: '2026-11-27' } } };
  };

  const answerTo = (method: string, url: URL, key: string | undefined): Answer => {
    const [, kind, id = '', verb = ''] = url.pathname.split('/');
    if (method === 'POST') return key === undefined ? { status: 400, body: { error: 'idempotency_key_missing' } } : change(id, verb, key);
    if (kind === 'customers' && id === '') {
      const by = (name: string): string => url.searchParams.get(name) ?? '';
      return { status: 200, body: { customer: customer(needs.customerAt(by('channel'), by('address'))) } };
    }
    return { status: 200, body: { cards: [{ ...card, id: cardOf(id), status: blocks.has(cardOf(id)) ? 'blocked' : 'active' }] } };
  };

  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      const key = request.headers['idempotency-key'];
      const { status, body } = answerTo(
        request.method ?? '',
        new URL(request.url ?? '/', 'http://localhost'),
        typeof key === 'string' ? key : undefined,
      );
      setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)), needs.delay());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    blocks,
    orders,
    repeats: () => repeats,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** A customer's one card. */
export const cardOf = (customer: string): string => `card-${customer}`;

const customer = (id: string) => ({
  id,
  name: 'Robin Vale',
  registered: true,
  locale: 'en',
  address: { line1: 'Lindenallee 12', postcode: '10115', town: 'Berlin', country: 'DE' },
});
const card = { kind: 'debit', name: 'Everyday', last4: '4821', colour: 'blue' };
