import { type Dispatcher, Pool } from 'undici';
import type { Json } from '../../../flows/dialogue/json';
import type { Payload } from '../channel';
import { retryAfter } from './retry-after';

/** How the Graph API answered one request, before anyone judges it. */
export type GraphAnswer =
  /** `body` is absent where it broke off or is no JSON; `after` in ms, where a header names a time. */
  | { readonly kind: 'answered'; readonly status: number; readonly body?: Json; readonly after?: number }
  /** No byte of the request left the machine. */
  | { readonly kind: 'unreached'; readonly code: string; readonly reason: string }
  /** The request may have been taken: it went out, and no answer came back. */
  | { readonly kind: 'silent'; readonly code: string; readonly reason: string };

export interface Graph {
  /** Neither of them throws. `path` is relative to the version. */
  get(path: string, signal: AbortSignal): Promise<GraphAnswer>;
  /** A form is for what carries a file. */
  post(path: string, body: Payload | FormData, signal: AbortSignal): Promise<GraphAnswer>;
}

/** A thin client: bearer, version, time-outs. It never tries again by itself, for only a caller knows what may be said twice. */
export const graph = (settings: {
  readonly url: string;
  readonly version: string;
  readonly accessToken: string;
  /** Brings its own time-outs. */
  readonly dispatcher?: Dispatcher | undefined;
}): Graph => {
  const { origin, pathname } = new URL(settings.url);
  const base = `${pathname.replace(/\/+$/, '')}/${settings.version}`;
  const authorization = `Bearer ${settings.accessToken}`;
  // A pool of its own, asked by path: undici's `request` reads the address anew each time, which costs as much as the request.
  const dispatcher = settings.dispatcher ?? new Pool(origin, LIMITS);

  const ask = async (
    how: Pick<Dispatcher.RequestOptions, 'method' | 'path'> & Partial<Written>,
    signal: AbortSignal,
  ): Promise<GraphAnswer> => {
    const { method, path, headers, ...more } = how;
    let answer: Dispatcher.ResponseData;
    try {
      answer = await dispatcher.request({
        origin,
        path: `${base}/${path}`,
        method,
        headers: { authorization, ...headers },
        ...more,
        signal,
      });
    } catch (error) {
      return { kind: neverLeft(error) ? 'unreached' : 'silent', code: codeOf(error), reason: String(error) };
    }
    const after = retryAfter(answer.headers, Date.now());
    const json = await readJson(answer);
    return {
      kind: 'answered',
      status: answer.statusCode,
      ...(json === undefined ? {} : { body: json }),
      ...(after === undefined ? {} : { after }),
    };
  };

  return {
    get: async (path, signal) => (signal.aborted ? calledOff : ask({ method: 'GET', path }, signal)),
    post: async (path, body, signal) => {
      if (signal.aborted) return calledOff;
      const written = body instanceof FormData ? await asForm(body) : asJson(body);
      return ask({ method: 'POST', path, ...written }, signal);
    },
  };
};

const calledOff: GraphAnswer = { kind: 'unreached', code: 'aborted', reason: 'It was called off before the request went out.' };

interface Written {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** ms. */
  readonly headersTimeout?: number;
}

const asJson = (body: Payload): Written => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const asForm = async (form: FormData): Promise<Written> => {
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  // The wait for an answer begins with the first byte that goes out, and a file takes its time.
  return { headers, body: new Uint8Array(await encoded.arrayBuffer()), headersTimeout: 60_000 };
};

/** ms and bytes. Meta answers in well under a second; an answer is a few hundred bytes. */
const LIMITS = { connect: { timeout: 3_000 }, headersTimeout: 10_000, bodyTimeout: 10_000, maxResponseSize: 1_048_576 } as const;

const readJson = async (answer: Dispatcher.ResponseData): Promise<Json | undefined> => {
  try {
    const json: Json = JSON.parse(await answer.body.text());
    return json;
  } catch {
    // Broken off, or a page of a proxy in between. The status alone is judged then.
    return undefined;
  }
};

/**
 * Whether the error shows that the connection was never made. All others count as "it may have been taken", also a reset
 * of a kept-alive connection: from here it looks the same whether the other side had read the request or not.
 */
const neverLeft = (error: unknown): boolean => BEFORE_CONNECTED.has(codeOf(error)) || textOf(error, 'syscall') === 'connect';

const BEFORE_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_CLOSED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** An error's code (`ECONNRESET`), or its name where it has none (`TimeoutError`). */
const codeOf = (error: unknown): string => textOf(error, 'code') ?? textOf(error, 'name') ?? 'unknown';

const textOf = (error: unknown, property: 'code' | 'name' | 'syscall'): string | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined;
  return typeof value === 'string' ? value : undefined;
};
