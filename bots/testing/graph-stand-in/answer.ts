import type { ServerResponse } from 'node:http';
import type { Json } from '../../../flows/dialogue/json';
import type { Decisive } from './injections';
import { envelope, type Product, type Refusal, statusOf } from './refusal';

/** Answers one request, or plays the fault instead. `take` writes the message down; it is called at most once. */
export const answer = (
  response: ServerResponse,
  request: { readonly seq: number; readonly product: Product; readonly refusal: Refusal | undefined; readonly take: () => Json },
  action: Decisive | undefined,
): void => {
  const { seq, product } = request;
  const take = (): Json => (request.refusal === undefined ? request.take() : envelope(request.refusal, product, seq));
  switch (action?.do) {
    case undefined:
    case 'failLate':
      return json(response, request.refusal === undefined ? 200 : statusOf(request.refusal, product), take());
    case 'error': {
      const refusal = { code: action.code, ...(action.subcode === undefined ? {} : { subcode: action.subcode }), details: 'injected' };
      if (action.retryAfter !== undefined) response.setHeader('retry-after', action.retryAfter);
      if (action.usage !== undefined) response.setHeader('x-business-use-case-usage', usage(action.usage));
      return json(response, action.status ?? statusOf(refusal, product), envelope(refusal, product, seq));
    }
    case 'html':
      response.writeHead(action.status, { 'content-type': 'text/html' }).end('<html><body><h1>Bad Gateway</h1></body></html>');
      return;
    case 'hang':
      if (action.taken) take();
      return;
    case 'reset':
      if (action.taken) take();
      response.socket?.resetAndDestroy();
      return;
    case 'truncate': {
      const body = JSON.stringify(take());
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2), () => response.socket?.destroy());
      return;
    }
    default:
      action satisfies never;
  }
};

const json = (response: ServerResponse, status: number, body: Json): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const usage = (minutes: number): string =>
  JSON.stringify({ '102290129340398': [{ type: 'messaging', call_count: 100, estimated_time_to_regain_access: minutes }] });
