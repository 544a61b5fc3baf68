import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Fetch } from './bank';

/** A stand-in for the bank's card system: the same answers, no network. */
export interface Sandbox {
  readonly fetch: Fetch;
  /** What has been done so far, each change once however often it was asked for. */
  counts(): { readonly blocks: number; readonly orders: number };
}

const stateShape = z.object({
  blocked: z.array(z.string()),
  orders: z.array(z.string()),
  /** By idempotency key: what was asked for and what was answered. */
  answered: z.record(z.string(), z.object({ path: z.string(), status: z.number(), body: z.unknown() })),
});
type State = z.infer<typeof stateShape>;

const cards = [
  { kind: 'debit', name: 'Everyday', last4: '4821', colour: 'blue' },
  { kind: 'credit', name: 'Reserve', last4: '7710', colour: 'gold' },
];
const deliveryDays = 5;

/**
 * Every visitor of the web chat is a registered customer with two active cards, and so is every other address that ends in
 * an even digit. With a `file`, what was done outlives the process: it is replaced as a whole after each change.
 * `now` gives ms since 1970, UTC.
 */
export const openSandbox = ({ file, now }: { file?: string; now: () => number }): Sandbox => {
  const state: State =
    file !== undefined && existsSync(file)
      ? stateShape.parse(JSON.parse(readFileSync(file, 'utf8')))
      : { blocked: [], orders: [], answered: {} };

  const save = (): void => {
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  };

  const change = (path: string): Answer => {
    const [, card, verb] = path.match(/^\/cards\/(card-[0-9a-f]{12}-\d{4})\/(block|replacement)$/) ?? [];
    if (card === undefined) return { status: 404, body: { error: 'unknown_card' } };
    if (verb === 'replacement') {
      state.orders.push(card);
      const arrives = new Date(now() + deliveryDays * 86_400_000).toISOString().slice(0, 10);
      return { status: 202, body: { order: { id: `order-${state.orders.length}`, arrives } } };
    }
    if (state.blocked.includes(card)) return { status: 409, body: { error: 'already_blocked' } };
    state.blocked.push(card);
    return { status: 200, body: { status: 'blocked' } };
  };

  const changeOnce = (path: string, key: string | null): Answer => {
    if (key === null) return { status: 400, body: { error: 'idempotency_key_missing' } };
    const before = state.answered[key];
    if (before !== undefined) return before.path === path ? before : { status: 422, body: { error: 'idempotency_key_reused' } };
    const answer = change(path);
    state.answered[key] = { path, ...answer };
    save();
    return answer;
  };

  const answerTo = (url: URL, method: string, key: string | null): Answer => {
    if (method === 'POST') return changeOnce(url.pathname, key);
    if (url.pathname === '/customers') return findCustomer(url.searchParams.get('channel') ?? '', url.searchParams.get('address') ?? '');
    const [, customer] = url.pathname.match(/^\/customers\/customer-([0-9a-f]{12})\/cards$/) ?? [];
    if (customer === undefined) return { status: 404, body: { error: 'unknown' } };
    const listed = cards.map((card) => ({ id: `card-${customer}-${card.last4}`, ...card }));
    return {
      status: 200,
      body: { cards: listed.map((card) => ({ ...card, status: state.blocked.includes(card.id) ? 'blocked' : 'active' })) },
    };
  };

  return {
    fetch: async (url, { method = 'GET', headers, signal }) => {
      signal?.throwIfAborted();
      const { status, body } = answerTo(new URL(url), method, new Headers(headers).get('idempotency-key'));
      return Response.json(body, { status });
    },
    counts: () => ({ blocks: state.blocked.length, orders: state.orders.length }),
  };
};

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const findCustomer = (channel: string, address: string): Answer => {
  if (channel !== 'webchat' && !/[02468]$/.test(address)) return { status: 404, body: { error: 'unknown_customer' } };
  const id = createHash('sha256').update(`${channel} ${address}`).digest('hex').slice(0, 12);
  const customer = {
    id: `customer-${id}`,
    name: 'Alex Winter',
    registered: true,
    locale: 'en',
    address: { line1: 'Lindenallee 12', postcode: '10115', town: 'Berlin', country: 'DE' },
  };
  return { status: 200, body: { customer } };
};
