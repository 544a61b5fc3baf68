import type { ServerResponse } from 'node:http';
import type { Json } from '../../../flows/dialogue/json';
import type { Injections } from './injections';
import type { Delivery, LedgerBook } from './ledger';

/**
 * The stand-in from another process: `GET|DELETE /__stand-in/ledger`, `POST|DELETE /__stand-in/injections` (one rule),
 * `POST /__stand-in/webhooks` (a body to sign and post to the bot).
 */
export const control = async (
  { what, body }: { readonly what: string; readonly body: string },
  response: ServerResponse,
  parts: { readonly book: LedgerBook; readonly faults: Injections; readonly deliver: (body: Json) => Promise<Delivery> },
): Promise<void> => {
  const reply = (status: number, json: unknown): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  try {
    switch (what) {
      case 'GET /__stand-in/ledger':
        return reply(200, parts.book);
      case 'DELETE /__stand-in/ledger':
        parts.book.clear();
        return reply(200, {});
      case 'POST /__stand-in/injections':
        parts.faults.add(JSON.parse(body));
        return reply(200, {});
      case 'DELETE /__stand-in/injections':
        parts.faults.clear();
        return reply(200, {});
      case 'POST /__stand-in/webhooks':
        return reply(200, await parts.deliver(JSON.parse(body)));
      default:
        return reply(404, { error: 'unknown', message: `The stand-in has no ${what}.` });
    }
  } catch (error) {
    reply(400, { error: 'not_done', message: String(error) });
  }
};
