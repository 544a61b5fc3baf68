import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardBank } from '../../bots/card-bank/bot';
import { conversationId } from '../../bots/mailroom/conversation-id';
import { pages } from '../../bots/mailroom/pages';
import { collections } from '../../bots/schalter';
import { chatSessions } from '../../bots/server/chat/sessions';
import { beats } from '../../bots/server/health';
import { type Served, serve } from '../../bots/server/serve';
import { embedded } from '../../bots/storage/embedded/embedded';
import { mongo } from '../../bots/storage/mongo/mongo';
import type { AnyCollection, Collection, Document, FieldOf, Stored } from '../../bots/storage/store';
import { freePort } from '../../bots/testing/free-port';
import { type GraphStandIn, graphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import { type BankServer, bankServer } from './bank-server';

/** The whole product as it is served, with all its doors open, between a stand-in of Meta's servers and a bank. */
export interface Product {
  readonly url: string;
  readonly directory: string;
  readonly graph: GraphStandIn;
  readonly bank: BankServer;
  /** For whoever starts the server in another way. */
  readonly environment: Readonly<Record<string, string>>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** All documents of a collection, read beside the server. */
  readonly all: <T extends Document>(from: Collection<T>, sortedBy: FieldOf<T>) => Promise<readonly Stored<T>[]>;
  readonly metric: (name: string) => Promise<number>;
  /** Stops and removes everything. */
  readonly close: () => Promise<void>;
}

/** @param given what the environment says besides. */
export const openProduct = async (given: Readonly<Record<string, string>> = {}): Promise<Product> => {
  const directory = mkdtempSync(join(tmpdir(), 'schalter-journey-'));
  // The stand-in must know where to post before the server is there, and after a restart it posts to the same place.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const bank = await bankServer();
  const graph = await graphStandIn({
    webhook: `${url}/webhooks/whatsapp`,
    messengerWebhook: `${url}/webhooks/messenger`,
    echo: ['sent', 'delivered', 'read'],
    // Faster than Meta: what a killed server missed is there before it says anything twice.
    retries: Array.from({ length: 60 }, () => 250),
  });
  const environment: Readonly<Record<string, string>> & { readonly DATA_DIR: string } = {
    PORT: String(port),
    DATA_DIR: directory,
    LOG_LEVEL: 'silent',
    CORE_BANK_URL: bank.url,
    GRAPH_API_URL: graph.url,
    WHATSAPP_APP_SECRET: graph.account.appSecret,
    WHATSAPP_VERIFY_TOKEN: 'verify-me',
    WHATSAPP_ACCESS_TOKEN: graph.account.accessToken,
    WHATSAPP_PHONE_NUMBER_ID: graph.account.phoneNumberId,
    MESSENGER_APP_SECRET: graph.account.appSecret,
    MESSENGER_VERIFY_TOKEN: 'verify-me-too',
    MESSENGER_PAGE_ACCESS_TOKEN: graph.account.accessToken,
    MESSENGER_PAGE_ID: graph.account.pageId,
    MESSENGER_APP_ID: graph.account.appId,
    ...given,
  };
  let served: Served | undefined;
  const product: Product = {
    url,
    directory,
    graph,
    bank,
    environment,
    start: async () => {
      served = await serve(cardBank, environment);
    },
    stop: async () => {
      const stopping = served;
      served = undefined;
      await stopping?.stop();
    },
    all: async (from, sortedBy) => {
      const store = await beside(environment, [...collections, beats, chatSessions]);
      try {
        const found = [];
        for await (const document of pages(store, from, {}, sortedBy)) found.push(document);
        return found;
      } finally {
        await store.close();
      }
    },
    metric: async (name) => {
      const text = await (await fetch(`${url}/metrics`)).text();
      const values = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (.+)$`, 'gm'))].map(([, value]) => Number(value));
      if (values.length === 0) throw new Error(`There is no metric ${name}.`);
      return values.reduce((sum, value) => sum + value, 0);
    },
    close: async () => {
      await product.stop();
      await graph.close();
      await bank.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return product;
};

/** The store of a server, opened beside it. */
const beside = ({ MONGODB_URI, DATA_DIR }: { readonly MONGODB_URI?: string; readonly DATA_DIR: string }, all: readonly AnyCollection[]) =>
  MONGODB_URI === undefined ? embedded(DATA_DIR, { collections: all, readOnly: true }) : mongo(MONGODB_URI, { collections: all });

/** The id under which a customer's conversation is stored. */
export const conversationOf = ({ graph }: Pick<Product, 'graph'>, number: string): string =>
  conversationId('whatsapp', graph.account.phoneNumberId, number);

/** The signature that WhatsApp would send with these bytes. */
export const signed = (bytes: Buffer | string, secret = 'stand-in-secret'): string =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
