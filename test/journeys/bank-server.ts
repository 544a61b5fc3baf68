import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bank's card system behind HTTP, with a ledger: each change is made once for each key. */
export interface BankServer {
  readonly url: string;
  readonly calls: readonly Call[];
  /** The cards that were blocked, and those that a new one was ordered for, in the order in which it was done. */
  readonly blocked: readonly string[];
  readonly ordered: readonly string[];
  /**
   * The next calls whose path or query holds these words fail: with a status instead of the work, by a connection that is cut before
   * ('cut') or after the work ('lost'), or by silence, before or after the work.
   */
  readonly fail: (fault: Fault) => void;
  /** Answers those of the calls met with silence whose path holds these words. */
  readonly answerNow: (path: string) => void;
  readonly close: () => Promise<void>;
}

interface Call {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: string;
  readonly status: number;
}

interface Fault {
  readonly path: string;
  readonly times: number;
  readonly how: number | 'cut' | 'lost' | 'silence' | 'done in silence';
}

/** Every address is a customer with a blue and a golden card, but for those that end in 9; every visitor of the web chat is one. */
export const bankServer = async (): Promise<BankServer> => {
  const calls: Call[] = [];
  const blocked: string[] = [];
  const ordered: string[] = [];
  const answered = new Map<string, Answer>();
  const faults: { path: string; left: number; how: Fault['how'] }[] = [];
  const silenced: { path: string; send: () => void }[] = [];

  const change = (path: string): Answer => {
    const [, card = '', verb] = /^\/cards\/([^/]+)\/(block|replacement)$/.exec(path) ?? [];
    if (verb === 'replacement') {
      ordered.push(card);
      return { status: 202, body: { order: { id: `o${ordered.length}`, arrives: '2026-12-04' } } };
    }
    if (verb !== 'block') return { status: 404, body: { error: 'unknown' } };
    if (blocked.includes(card)) return { status: 409, body: { error: 'already_blocked' } };
    blocked.push(card);
    return { status: 200, body: { status: 'blocked' } };
  };

  const answerTo = (method: string, url: URL, key: string | undefined): Answer => {
    if (method === 'POST') {
      if (key === undefined) return { status: 400, body: { error: 'no_key' } };
      const answer = answered.get(key) ?? change(url.pathname);
      answered.set(key, answer);
      return answer;
    }
    const address = url.searchParams.get('address') ?? '';
    const known = url.searchParams.get('channel') === 'webchat' || !address.endsWith('9');
    if (url.pathname === '/customers') return known ? customerAt(address) : { status: 404, body: { error: 'unknown' } };
    const customer = /^\/customers\/([^/]+)\/cards$/.exec(url.pathname)?.[1];
    return customer === undefined ? { status: 404, body: { error: 'unknown' } } : cardsOf(customer, blocked);
  };

  const serve = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const url = new URL(request.url ?? '/', 'http://bank');
    const key = request.headers['idempotency-key']?.toString();
    const fault = faults.find(({ path, left }) => left > 0 && request.url?.includes(path));
    if (fault) fault.left -= 1;
    const note = (status: number): void => void calls.push({ path: url.pathname, key, body, status });
    const send = ({ status, body: json }: Answer): void => {
      note(status);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    };
    const work = (): Answer => answerTo(request.method ?? '', url, key);
    switch (fault?.how) {
      case undefined:
        return send(work());
      case 'silence':
        note(0);
        silenced.push({ path: url.pathname, send: () => send(work()) });
        return;
      case 'done in silence':
        work();
        note(0);
        return;
      case 'lost':
        work();
        note(0);
        return void request.socket.destroy();
      case 'cut':
        note(0);
        return void request.socket.destroy();
      default:
        return send({ status: fault?.how ?? 500, body: { error: 'busy' } });
    }
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => serve(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    blocked,
    ordered,
    fail: ({ path, times, how }) => void faults.push({ path, left: times, how }),
    answerNow: (path) => {
      for (const call of silenced) if (call.path.includes(path)) call.send();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

interface Answer {
  readonly status: number;
  readonly body: object;
}

const customerAt = (address: string): Answer => ({
  status: 200,
  body: {
    customer: {
      id: `c${address}`,
      name: 'Ana Weber',
      registered: true,
      locale: 'de',
      address: { line1: 'Lindenallee 12', postcode: '10115', town: 'Berlin', country: 'DE' },
    },
  },
});

const cardsOf = (customer: string, blocked: readonly string[]): Answer => {
  const card = (kind: string, last4: string, colour: string) => {
    const id = `${customer}-${last4}`;
    return { id, kind, name: 'Everyday', last4, status: blocked.includes(id) ? 'blocked' : 'active', colour };
  };
  return { status: 200, body: { cards: [card('debit', '4821', 'blue'), card('credit', '7710', 'gold')] } };
};
