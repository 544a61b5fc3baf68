import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Json } from '../../../flows/dialogue/json';
import { answer } from './answer';
import { type Asked, askedOf } from './asked';
import { control } from './control';
import { type Customers, customers } from './customers';
import type { Endpoint } from './endpoint';
import { fileRequests } from './file-requests';
import { following } from './following';
import { type Injection, injections } from './injections';
import { type Delivery, type Ledger, LedgerBook } from './ledger';
import { messengerBodies } from './messenger-bodies';
import { messengerPage } from './messenger-page';
import { readMessage } from './read-message';
import type { Refusal } from './refusal';
import { isObject } from './shape';
import { type Shelf, shelf } from './shelf';
import type { ApprovedTemplate } from './templates';
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
  /** The templates of the phone number that are approved; without it any is taken, with any parameters. */
  readonly templates?: readonly ApprovedTemplate[];
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
  /** What Meta has of customers' files and of ours; the paths are below `url`. */
  readonly files: Shelf;
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
  const { appId = '870012345678901', run = '1', now = Date.now, echo = [], templates = null } = settings;
  const { accessToken = 'stand-in-token', appSecret = 'stand-in-secret' } = settings;
  const book = new LedgerBook();
  const faults = injections();
  const retries = settings.retries ?? [100, 300, 1_000, 3_000, 10_000];
  const senderTo = (url: string | undefined): WebhookSender | undefined =>
    url === undefined ? undefined : webhookSender({ url, appSecret, now, book, retries });
  const numbers = { sender: senderTo(settings.webhook), bodies: webhookBodies({ phoneNumberId, displayPhoneNumber }) };
  const pages = { sender: senderTo(settings.messengerWebhook), bodies: messengerBodies({ pageId, appId }) };
  const followed = following({ echo, now, numbers, pages });
  const kept = shelf({ run, now });
  const shared = { run, now, book };
  const endpoints: ReadonlyMap<string, Endpoint> = new Map([
    [phoneNumberId, whatsappNumber({ ...shared, phoneNumberId, displayPhoneNumber, templates, shelf: kept, taken: followed.whatsapp })],
    [pageId, messengerPage({ ...shared, pageId, taken: followed.messenger })],
  ]);

  let said = 0;
  const next =
    (prefix: string) =>
    (from: string): { from: string; id: string; at: number } => ({ from, id: `${prefix}in-${run}-${++said}`, at: now() });
  const url = (): string => urlOf(server);
  const whatsapp = customers(numbers.sender, next('wamid.'), {
    ...numbers.bodies,
    file: (of, file, caption) => numbers.bodies.file(of, { ...file, id: kept.put(file, 'whatsapp') }, caption),
  });
  const messenger = customers(pages.sender, next('m_'), {
    ...pages.bodies,
    file: (of, { mimeType, ...file }, caption) =>
      pages.bodies.file(of, { mimeType, url: url() + kept.pathOf(kept.put({ ...file, mimeType }, 'messenger')) }, caption),
  });
  const deliver = (body: Json): Promise<Delivery> => (isObject(body) && body['object'] === 'page' ? messenger : whatsapp).deliver(body);

  const aboutFiles = fileRequests({ phoneNumberId, accessToken, shelf: kept, book, now, url });
  let seq = 0;
  const noted = ({ path, body }: Asked, refusal: Refusal | undefined): number => {
    seq += 1;
    book.requests.push({ seq, at: now(), path, body });
    if (refusal !== undefined) book.violations.push({ seq, ...refusal });
    return seq;
  };

  const serve = (asked: Asked, response: ServerResponse): void => {
    const judged = aboutFiles(asked) ?? readMessage(asked, { endpoints, accessToken });
    const here = noted(asked, judged.refusal);
    const { delay, action } = faults.next({ ...judged, body: asked.body });
    later(delay, () => answer(response, { ...judged, seq: here }, action));
  };

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const what = `${incoming.method} ${incoming.url}`;
      if (what.includes(' /__stand-in/')) return void control({ what, body: bytes.toString() }, response, { book, faults, deliver });
      void askedOf(incoming, bytes).then((asked) => serve(asked, response));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(settings.port ?? 0, '127.0.0.1', resolve));

  return {
    url: url(),
    account: { phoneNumberId, pageId, appId, accessToken, appSecret },
    ledger: book,
    files: kept,
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

const later = (ms: number, act: () => void): void => {
  if (ms === 0) act();
  else setTimeout(act, ms);
};
