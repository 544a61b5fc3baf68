import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Json } from '../../../flows/dialogue/json';
import { answer } from './answer';
import { control } from './control';
import { type Injection, injections } from './injections';
import { type AcceptedMessage, type Delivery, type Ledger, LedgerBook } from './ledger';
import { type Refusal, titled } from './refusal';
import { isObject } from './shape';
import { webhookBodies } from './webhook-bodies';
import { webhookSender } from './webhook-sender';
import { recipientOf, whatsappNumber } from './whatsapp-number';
import { checkWhatsapp } from './whatsapp-shapes';

export interface GraphStandInSettings {
  readonly phoneNumberId?: string;
  readonly displayPhoneNumber?: string;
  readonly accessToken?: string;
  readonly appSecret?: string;
  /** Where the bot listens, on this machine. Without it nothing is sent back. */
  readonly webhook?: string;
  /** The statuses that follow each message that was taken, in this order. */
  readonly echo?: readonly ('sent' | 'delivered' | 'read')[];
  /** Waits before a webhook that was not taken is posted again, ms. */
  readonly retries?: readonly number[];
  /** 0, the default: a free one. */
  readonly port?: number;
  readonly now?: () => number;
  /** Part of every id. Name another one against a bot that remembers the ids of the last run. */
  readonly run?: string;
}

export interface GraphStandIn {
  /** The base address, to be given to a door as its `graphUrl`. */
  readonly url: string;
  readonly account: { readonly phoneNumberId: string; readonly accessToken: string; readonly appSecret: string };
  readonly ledger: Ledger;
  /** Builders of webhook bodies for this account. */
  readonly bodies: ReturnType<typeof webhookBodies>;
  readonly inject: (rule: Injection) => void;
  /** Takes all injections back. */
  readonly heal: () => void;
  /** A customer writes; resolves when the bot has taken it, or with the last attempt. */
  readonly says: (from: string, text: string) => Promise<Delivery>;
  readonly taps: (from: string, choice: { readonly id: string; readonly title: string }) => Promise<Delivery>;
  /** @throws TypeError when no webhook was given. */
  readonly deliver: (body: Json, signed?: 'right' | 'wrong' | 'missing') => Promise<Delivery>;
  readonly close: () => Promise<void>;
}

/**
 * A strict stand-in of the Graph API on 127.0.0.1: it takes what Meta would take, refuses the rest with Meta's own error
 * bodies, plays faults, posts signed webhooks, and writes all of it down. Ids are counted, so two runs are alike.
 */
export const graphStandIn = async (settings: GraphStandInSettings = {}): Promise<GraphStandIn> => {
  const { phoneNumberId = '106540352242922', displayPhoneNumber = '15550783881', run = '1', now = Date.now } = settings;
  const account = {
    phoneNumberId,
    accessToken: settings.accessToken ?? 'stand-in-token',
    appSecret: settings.appSecret ?? 'stand-in-secret',
  };
  const book = new LedgerBook();
  const faults = injections();
  const bodies = webhookBodies({ phoneNumberId, displayPhoneNumber });
  const sender =
    settings.webhook === undefined
      ? undefined
      : webhookSender({
          url: settings.webhook,
          appSecret: account.appSecret,
          now,
          book,
          retries: settings.retries ?? [100, 300, 1_000, 3_000, 10_000],
        });

  const deliver: GraphStandIn['deliver'] = async (body, signed) => {
    if (sender === undefined) throw new TypeError('The stand-in has nowhere to post to. Give graphStandIn() a webhook.');
    return sender.deliver(body, signed);
  };

  const follow = async (message: AcceptedMessage, failsLate: number | undefined): Promise<void> => {
    if (failsLate !== undefined) {
      const error = titled({ code: failsLate, details: 'It failed after it was accepted.' });
      return void (await sender?.deliver(bodies.status({ ...message, status: 'failed', at: now(), error })));
    }
    for (const status of settings.echo ?? []) await sender?.deliver(bodies.status({ ...message, status, at: now() }));
  };
  // After the answer, as Meta mostly does.
  const taken = (message: AcceptedMessage, failsLate: number | undefined): void => void setImmediate(() => void follow(message, failsLate));
  const number = whatsappNumber({ phoneNumberId, run, now, book, taken });

  let seq = 0;
  const serve = (incoming: IncomingMessage, body: string, response: ServerResponse): void => {
    const here = ++seq;
    const json = parsed(body);
    const message = isObject(json) ? json : {};
    const refusal = checkEnvelope(incoming, account) ?? checkWhatsapp(json, displayPhoneNumber);
    book.requests.push({ seq: here, at: now(), path: incoming.url ?? '', body });
    if (refusal !== undefined) book.violations.push({ seq: here, ...refusal });
    const { delay, action } = faults.next({ to: recipientOf(message), what: message['status'] === undefined ? 'message' : 'seen', body });
    const respond = (): void => answer(response, { seq: here, refusal, take: () => number.take(message, here, action) }, action);
    if (delay === 0) respond();
    else setTimeout(respond, delay);
  };

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const what = `${incoming.method} ${incoming.url}`;
      if (what.includes(' /__stand-in/')) void control({ what, body }, response, { book, faults, deliver });
      else serve(incoming, body, response);
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(settings.port ?? 0, '127.0.0.1', resolve));

  let said = 0;
  const next = (from: string): { from: string; id: string; at: number } => ({ from, id: `wamid.in-${run}-${++said}`, at: now() });
  return {
    url: urlOf(server),
    account,
    ledger: book,
    bodies,
    inject: faults.add,
    heal: faults.clear,
    says: (from, text) => deliver(bodies.text(next(from), text)),
    taps: (from, choice) => deliver(bodies.tap(next(from), choice)),
    deliver,
    close: () => {
      sender?.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

const urlOf = (server: Server): string => {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
};

/** What is checked before the body is looked at. */
const checkEnvelope = (incoming: IncomingMessage, account: { phoneNumberId: string; accessToken: string }): Refusal | undefined => {
  const { authorization } = incoming.headers;
  if (authorization === undefined) return { code: 104, details: 'no access token' };
  if (authorization !== `Bearer ${account.accessToken}`) return { code: 190, details: 'wrong access token' };
  const id = /^\/(?:v\d+\.\d+\/)?([^/?]+)\/messages$/.exec(incoming.url ?? '')?.[1];
  if (incoming.method !== 'POST' || id !== account.phoneNumberId) {
    return { code: 100, subcode: 33, details: `Unsupported request: ${incoming.method} ${incoming.url}` };
  }
  const isJson = incoming.headers['content-type']?.startsWith('application/json') ?? false;
  return isJson ? undefined : { code: 100, details: 'content-type must be application/json' };
};

/** null, which no check takes, for what is no JSON. */
const parsed = (body: string): Json => {
  try {
    const json: Json = JSON.parse(body);
    return json;
  } catch {
    return null;
  }
};
