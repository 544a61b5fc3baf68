import type { ServerResponse } from 'node:http';
import type { Json } from '../../../flows/dialogue/json';
import type { Decisive } from './injections';
import type { JudgedRequest } from './judged-request';
import { envelope, statusOf } from './refusal';
import type { GivenFile } from './shelf';

/** Answers one request, or plays the fault instead. What is right is taken at most once. */
export const answer = (
  response: ServerResponse,
  { product, refusal, take, seq }: Pick<JudgedRequest, 'product' | 'refusal' | 'take'> & { readonly seq: number },
  action: Decisive | undefined,
): void => {
  const taken = (): Answer => {
    if (refusal !== undefined) return inJson(statusOf(refusal, product), envelope(refusal, product, seq));
    const given = take(seq, action);
    if (given === null) return { status: 404, contentType: 'text/plain', body: Buffer.of() };
    return isFile(given) ? { status: 200, contentType: given.mimeType, body: Buffer.from(given.bytes) } : inJson(200, given);
  };
  switch (action?.do) {
    case undefined:
    case 'failLate':
      return send(response, taken());
    case 'error': {
      const fault = { code: action.code, ...(action.subcode === undefined ? {} : { subcode: action.subcode }), details: 'injected' };
      if (action.retryAfter !== undefined) response.setHeader('retry-after', action.retryAfter);
      if (action.usage !== undefined) response.setHeader('x-business-use-case-usage', usage(action.usage));
      return send(response, inJson(action.status ?? statusOf(fault, product), envelope(fault, product, seq)));
    }
    case 'html':
      response.writeHead(action.status, { 'content-type': 'text/html' }).end('<html><body><h1>Bad Gateway</h1></body></html>');
      return;
    case 'hang':
      if (action.taken) taken();
      return;
    case 'reset':
      if (action.taken) taken();
      response.socket?.resetAndDestroy();
      return;
    case 'truncate': {
      const { contentType, body } = taken();
      response.writeHead(200, { 'content-type': contentType, 'content-length': body.length });
      response.write(body.subarray(0, body.length / 2), () => response.socket?.destroy());
      return;
    }
    default:
      action satisfies never;
  }
};

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

const inJson = (status: number, json: Json): Answer => ({
  status,
  contentType: 'application/json',
  body: Buffer.from(JSON.stringify(json)),
});

const send = (response: ServerResponse, { status, contentType, body }: Answer): void => {
  response.writeHead(status, { 'content-type': contentType }).end(body);
};

const isFile = (given: Json | GivenFile): given is GivenFile => typeof given === 'object' && given !== null && 'bytes' in given;

const usage = (minutes: number): string =>
  JSON.stringify({ '102290129340398': [{ type: 'messaging', call_count: 100, estimated_time_to_regain_access: minutes }] });
