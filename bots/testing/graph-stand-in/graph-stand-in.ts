import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Json } from '../../../flows/dialogue/json';
import { answer } from './answer';
import { control } from './control';
import { type Customers, customers } from './customers';
import type { Endpoint } from './endpoint';
import { following } from './following';
import { type Injection, injections } from './injections';
import { type Delivery, type Ledger, LedgerBook } from './ledger';
import { messengerBodies } from './messenger-bodies';
import { messengerPage } from './messenger-page';
import type { Refusal } from './refusal';
import { isObject } from './shape';
import { webhookBodies } from './webhook-bodies';
import { type WebhookSender, webhookSender } from './webhook-sender';
import { whatsappNumber } from './whatsapp-number';

export interface GraphStandInSettings {
  readonly phoneNumberId?: string;
  readonly displayPhoneNumber?: string;
  readonly pageId?: string;
  readonly appId?: string;
  readonly accessToken?: string;
  readonly appSecret?: string;
  /** Where the bot listens for WhatsApp, on this machine. Without it nothing is sent back. */
  readonly webhook?: string;
  /** Where it listens for Messenger. */
  readonly messengerWebhook?: string;
  /** What follows each message that was taken, in this order; at Messenger `sent` is the echo. */
  readonly echo?: readonly ('sent' | 'delivered' | 'read')[];
  /** Waits before a webhook that was not taken is posted again, ms. */
  readonly retries?: readonly number[];
  /** 0, the default: a free one. */
  readonly port?: number;
  readonly now?: () => number;
  /** Part of every id. Name another one against a bot that remembers the ids of the last run. */
  readonly run?: string;
}

export interface GraphStandIn extends Customers {
  /** The base address, to be given to a door as its `graphUrl`. */
  readonly url: string;
  readonly account: {
    readonly phoneNumberId: string;
    readonly pageId: string;
    readonly appId: string;
    readonly accessToken: string;
    readonly appSecret: string;
  };
  readonly ledger: Ledger;
  /** Builders of webhook bodies for the phone number. */
  readonly bodies: ReturnType<typeof webhookBodies>;
  readonly inject: (rule: Injection) => void;
  /** Takes all injections back. */
  readonly heal: () => void;
  readonly close: () => Promise<void>;
  /** The customers of the page; those of the phone number are right here. */
  readonly messenger: Customers & { readonly bodies: ReturnType<typeof messengerBodies> };
}

/**
 * A strict stand-in of the Graph API on 127.0.0.1: it takes what Meta would take, refuses the rest with Meta's own error
 * bodies, plays faults, posts signed webhooks, and writes all of it down. Ids are counted, so two runs are alike.
 */
export const graphStandIn = async (settings: GraphStandInSettings = {}): Promise<GraphStandIn> => {
  const { phoneNumberId = '106540352242922', displayPhoneNumber = '15550783881', pageId = '104660145567000' } = settings;
  const { appId = '870012345678901', run = '1', now = Date.now, echo = [] } = settings;
  const { accessToken = 'stand-in-token', appSecret = 'stand-in-secret' } = settings;
  const book = new LedgerBook();
  const faults = injections();
  const retries = settings.retries ?? [100, 300, 1_000, 3_000, 10_000];
  const senderTo = (url: string | undefined): WebhookSender | undefined =>
    url === undefined ? undefined : webhookSender({ url, appSecret, now, book, retries });
  const numbers = { sender: senderTo(settings.webhook), bodies: webhookBodies({ phoneNumberId, displayPhoneNumber }) };
  const pages = { sender: senderTo(settings.messengerWebhook), bodies: messengerBodies({ pageId, appId }) };
  const followed = following({ echo, now, numbers, pages });
  const shared = { run, now, book };
  const endpoints: ReadonlyMap<string, Endpoint> = new Map([
    [phoneNumberId, whatsappNumber({ ...shared, phoneNumberId, displayPhoneNumber, taken: followed.whatsapp })],
    [pageId, messengerPage({ ...shared, pageId, taken: followed.messenger })],
  ]);

  let said = 0;
  const next =
    (prefix: string) =>
    (from: string): { from: string; id: string; at: number } => ({ from, id: `${prefix}in-${run}-${++said}`, at: now() });
  const whatsapp = customers(numbers.sender, next('wamid.'), numbers.bodies);
  const messenger = customers(pages.sender, next('m_'), pages.bodies);
  const deliver = (body: Json): Promise<Delivery> => (isObject(body) && body['object'] === 'page' ? messenger : whatsapp).deliver(body);

  let seq = 0;
  const serve = (incoming: IncomingMessage, body: string, response: ServerResponse): void => {
    const here = ++seq;
    const json = parsed(body);
    const message = isObject(json) ? json : {};
    const id = /^\/(?:v\d+\.\d+\/)?([^/?]+)\/messages$/.exec(incoming.url ?? '')?.[1];
    const endpoint = endpoints.get(id ?? '');
    const refusal = checkEnvelope(incoming, accessToken) ?? endpoint?.check(json) ?? (endpoint ? undefined : unsupported(incoming));
    book.requests.push({ seq: here, at: now(), path: incoming.url ?? '', body });
    if (refusal !== undefined) book.violations.push({ seq: here, ...refusal });
    const what = endpoint?.seen(message) ? 'seen' : 'message';
    const { delay, action } = faults.next({ to: endpoint?.to(message) ?? '', what, body });
    const take = (): Json => endpoint?.take(message, here, action) ?? null;
    const respond = (): void => answer(response, { seq: here, product: endpoint?.product ?? 'whatsapp', refusal, take }, action);
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

  return {
    url: urlOf(server),
    account: { phoneNumberId, pageId, appId, accessToken, appSecret },
    ledger: book,
    bodies: numbers.bodies,
    inject: faults.add,
    heal: faults.clear,
    ...whatsapp,
    messenger: { ...messenger, bodies: pages.bodies },
    close: () => {
      numbers.sender?.close();
      pages.sender?.close();
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
const checkEnvelope = (incoming: IncomingMessage, accessToken: string): Refusal | undefined => {
  const { authorization } = incoming.headers;
  if (authorization === undefined) return { code: 104, details: 'no access token' };
  if (authorization !== `Bearer ${accessToken}`) return { code: 190, details: 'wrong access token' };
  if (incoming.method !== 'POST') return unsupported(incoming);
  const isJson = incoming.headers['content-type']?.startsWith('application/json') ?? false;
  return isJson ? undefined : { code: 100, details: 'content-type must be application/json' };
};

const unsupported = ({ method, url }: IncomingMessage): Refusal => ({
  code: 100,
  subcode: 33,
  details: `Unsupported request: ${method} ${url}`,
});

/** null, which no check takes, for what is no JSON. */
const parsed = (body: string): Json => {
  try {
    const json: Json = JSON.parse(body);
    return json;
  } catch {
    return null;
  }
};
