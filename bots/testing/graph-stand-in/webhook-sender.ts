import { createHmac } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Agent, request } from 'node:http';
import type { Json } from '../../../flows/dialogue/json';
import type { Delivery, LedgerBook } from './ledger';

export interface WebhookSender {
  /** Posts until it is taken (2xx), as Meta does, and tells of the last attempt. */
  deliver(body: Json, signed?: 'right' | 'wrong' | 'missing'): Promise<Delivery>;
  close(): void;
}

/** Signs and posts as Meta does; to this machine only. */
export const webhookSender = (settings: {
  readonly url: string;
  readonly appSecret: string;
  /** Waits between the attempts, ms. */
  readonly retries: readonly number[];
  readonly now: () => number;
  readonly book: LedgerBook;
}): WebhookSender => {
  const url = loopback(settings.url);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const closing = new AbortController();
  // Each request and each pause under way listens, however many there are.
  setMaxListeners(0, closing.signal);

  const attempt = (body: Json, bytes: Buffer, headers: Record<string, string>): Promise<Delivery> =>
    new Promise((resolve) => {
      const at = settings.now();
      const begun = performance.now();
      const done = (status: number): void => {
        const delivery = { at, status, ms: performance.now() - begun, body };
        settings.book.deliveries.push(delivery);
        resolve(delivery);
      };
      const call = request(url, { method: 'POST', agent, headers, signal: closing.signal, timeout: 20_000 }, (answer) => {
        answer.resume();
        answer.once('close', () => done(answer.complete ? (answer.statusCode ?? 0) : 0));
      });
      call.once('timeout', () => call.destroy(new Error('The webhook did not answer within 20 s.')));
      call.once('error', () => done(0));
      call.end(bytes);
    });

  return {
    deliver: async (body, signed = 'right') => {
      const bytes = escaped(body);
      const digest = createHmac('sha256', signed === 'wrong' ? `${settings.appSecret}, not` : settings.appSecret)
        .update(bytes)
        .digest('hex');
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'facebookexternalua',
        'content-length': String(bytes.length),
        ...(signed === 'missing' ? {} : { 'x-hub-signature-256': `sha256=${digest}` }),
      };
      let delivery = await attempt(body, bytes, headers);
      for (const wait of settings.retries) {
        if ((delivery.status >= 200 && delivery.status < 300) || closing.signal.aborted) return delivery;
        await pause(wait, closing.signal);
        delivery = await attempt(body, bytes, headers);
      }
      return delivery;
    },
    close: () => {
      closing.abort();
      agent.destroy();
    },
  };
};

/** As on Meta's wire: all above U+007F as \uXXXX in lower case, and `/` as `\/`. The signature is over these bytes. */
const escaped = (body: Json): Buffer =>
  Buffer.from(
    JSON.stringify(body)
      .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replaceAll('/', '\\/'),
  );

const loopback = (address: string): URL => {
  const url = new URL(address);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
    throw new TypeError(`The stand-in posts to this machine only, not to ${url.hostname}. Give it a webhook on 127.0.0.1.`);
  }
  return url;
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
