import { Agent, type Dispatcher } from 'undici';
import { largestFile, tooLarge } from '../../media/limits';
import type { Downloaded } from '../channel';
import { retryAfter } from './retry-after';

/** Fetches a file from its address. `expired`: Meta has nothing there any more. Never throws. */
export type FetchFile = (
  url: string,
  how: { readonly accessToken?: string; readonly signal: AbortSignal },
) => Promise<Downloaded | { readonly kind: 'expired'; readonly code: string }>;

/**
 * Files of Meta's: from its own hosts alone, with or without the token, and no redirection is followed. Whoever could make us
 * ask elsewhere would have the token, or a look into our network.
 */
export const fetchFile = (settings: {
  /** The Graph API's; a stand-in's files are there too. */
  readonly graphUrl: string;
  /** Brings its own time-outs. */
  readonly dispatcher?: Dispatcher | undefined;
}): FetchFile => {
  const { origin: graphOrigin } = new URL(settings.graphUrl);
  const dispatcher = settings.dispatcher ?? new Agent(LIMITS);
  return async (address, { accessToken, signal }) => {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || (url.origin !== graphOrigin && !isMetas(url))) return foreign;
    if (signal.aborted) return { kind: 'retryLater', code: 'aborted', reason: 'It was called off before it was asked for.' };
    try {
      const headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
      const { origin, pathname, search } = url;
      const answer = await dispatcher.request({ origin, path: `${pathname}${search}`, method: 'GET', headers, signal });
      if (answer.statusCode === 200) return await read(answer);
      await answer.body.dump();
      return judged(answer);
    } catch (error) {
      return { kind: 'retryLater', code: 'no_answer', reason: `The service did not give the file: ${String(error)}` };
    }
  };
};

/** ms. Each stretch of a file has to come within this time; the caller knows how long all of it may take. */
const LIMITS = { connect: { timeout: 3_000 }, headersTimeout: 10_000, bodyTimeout: 10_000 } as const;

/** Where WhatsApp and Messenger have the files of their messages. */
const isMetas = ({ protocol, port, hostname }: URL): boolean =>
  protocol === 'https:' && port === '' && /\.(?:fbsbx\.com|fbcdn\.net|whatsapp\.net)$/.test(hostname);

const foreign: Downloaded = {
  kind: 'gone',
  code: 'foreign_address',
  reason: 'It was not fetched, for its address is none of Meta’s. Ask the customer to send it again.',
};

const read = async ({ body }: Dispatcher.ResponseData): Promise<Downloaded> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop closes the connection.
    if (size > largestFile) return { kind: 'gone', code: 'too_large', reason: tooLarge };
    chunks.push(chunk);
  }
  return { kind: 'brought', bytes: Buffer.concat(chunks) };
};

const judged = ({ statusCode, headers }: Dispatcher.ResponseData): Awaited<ReturnType<FetchFile>> => {
  const code = `http_${statusCode}`;
  if (statusCode === 403 || statusCode === 404 || statusCode === 410) return { kind: 'expired', code };
  const after = retryAfter(headers, Date.now());
  return { kind: 'retryLater', code, reason: `The service answered ${statusCode}.`, ...(after === undefined ? {} : { after }) };
};
