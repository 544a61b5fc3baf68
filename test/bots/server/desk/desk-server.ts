import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { Router } from 'express';
import type { Desk } from '../../../../bots/desk/desk';
import type { Observed } from '../../../../bots/observer';
import { type DeskNeeds, openDesk } from '../../../../bots/server/desk/open-desk';
import { uploadGate } from '../../../../bots/server/files/upload-gate';
import type { Store } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { type VirtualClock, virtualClock } from '../../../../bots/testing/virtual-clock';
import type { Role } from '../../../../handoff/desk/agent';
import { queue } from '../../../../handoff/queue';
import type { Texts } from '../../../../locales/texts';
import { type Caller, caller } from './caller';

export const admin = { email: 'Mara.Lind@bank.example', password: 'correct horse battery' };

const office = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '20:00', zone: 'Europe/Berlin' } as const;
const queues = [queue('cards'), queue('complaints', { hours: office }), queue('general')];

const texts: Texts = {
  say: () => '',
  has: () => false,
  words: () => ({}),
  all: (locale, namespace) => ({ title: `${namespace} in ${locale}` }),
};

const noDesk = async () => ({ kind: 'refused', why: 'not_found' }) as const;
/** A desk that knows nothing; a test gives it what it needs. */
const emptyDesk: Desk = {
  accept: noDesk,
  reject: noDesk,
  hold: noDesk,
  resume: noDesk,
  transfer: noDesk,
  return: noDesk,
  complete: noDesk,
  pull: noDesk,
  reply: noDesk,
  keepDraft: noDesk,
  note: noDesk,
  leave: async () => {},
};

/** The HTTP side of the desk over a store in memory. */
export const deskServer = async (
  given: Partial<Omit<DeskNeeds, 'desk'>> & {
    readonly store?: Store;
    readonly clock?: VirtualClock;
    readonly desk?: Partial<Desk>;
    readonly directory?: string;
    /** What stands beside the desk, by path. */
    readonly beside?: ReadonlyMap<string, Router>;
  } = {},
) => {
  const { store = memoryStore(), clock = virtualClock() } = given;
  const dataDirectory = given.dataDirectory ?? mkdtempSync(join(tmpdir(), 'schalter-desk-'));
  const troubles: Observed[] = [];
  const desk = openDesk(
    {
      bot: { locales: ['en', 'de'], texts, queues: new Map(queues.map((one) => [one.name, one])), flows: new Map() },
      observe: (observed) => void troubles.push(observed),
      channels: new Map(),
      release: 'r1',
      production: false,
      publicUrl: undefined,
      sessionSecret: undefined,
      admin,
      passwordCost: 4,
      gate: uploadGate(),
      ...given,
      store,
      clock,
      dataDirectory,
      desk: { ...emptyDesk, ...given.desk },
    },
    given.directory ?? '/nowhere',
  );
  const first = await desk.ensureFirstAccount();
  const app = express();
  for (const [path, part] of [...(given.beside ?? []), ...desk.parts]) app.use(path, part);
  app.use(Router().use((_, response) => void response.status(404).json({ error: 'not_found', message: '', cure: '' })));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A test that fails does not get to stop its server: it must not keep the others waiting.
  server.unref();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signIn = (proof: object = admin): Promise<Caller> => caller(url, desk.routes).signIn(proof);
  let made = 0;

  return {
    url,
    store,
    clock,
    troubles,
    routes: desk.routes,
    first,
    dataDirectory,
    /** Nobody in particular. */
    stranger: caller(url, desk.routes),
    signIn,
    /** Somebody new with these roles, signed in. */
    somebody: async (roles: readonly Role[], more: object = {}): Promise<Caller & { readonly email: string }> => {
      made += 1;
      const account = {
        email: `agent-${made}@bank.example`,
        name: `Agent ${made}`,
        password: 'quite long enough',
        roles,
        queues: ['cards'],
      };
      const boss = await signIn();
      await boss.expects(201, 'POST', '/api/agents', { ...account, ...more });
      return { ...(await signIn({ email: account.email, password: account.password })), email: account.email };
    },
    stop: async () => {
      desk.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await store.close();
      if (given.dataDirectory === undefined) rmSync(dataDirectory, { recursive: true });
    },
  };
};

export type DeskServer = Awaited<ReturnType<typeof deskServer>>;
