import { join } from 'node:path';
import { Router } from 'express';
import { z } from 'zod';
import type { AgentId } from '../../../flows/dialogue/ids';
import type { Clock } from '../../clock';
import { agents } from '../../conversation/people';
import { packageFolder } from '../../definition/define-bot';
import type { Desk } from '../../desk/desk';
import type { Observer } from '../../observer';
import type { Bot } from '../../opening/bot';
import type { AnyCollection, Store } from '../../storage/store';
import { erased } from '../../storage/store';
import { chatDescribed } from '../chat/chat-described';
import type { UploadGate } from '../files/upload-gate';
import { window } from '../window';
import { accounts } from './accounts/accounts';
import { attendance } from './accounts/attendance';
import { credentials } from './accounts/credentials';
import { firstAccount } from './accounts/first-account';
import { passwords } from './accounts/passwords';
import { sessionCookie } from './accounts/session-cookie';
import { sessionSecret } from './accounts/session-secret';
import { deskSessions, sessions } from './accounts/sessions';
import { signIn } from './accounts/sign-in';
import { deskStreams } from './events/desk-streams';
import { openApi } from './openapi';
import { deskRouter } from './router';
import { agentRoutes } from './routes/agent-routes';
import { articleRoutes } from './routes/article-routes';
import { conversationRoutes } from './routes/conversation-routes';
import { eventRoutes } from './routes/event-routes';
import { handoffRoutes } from './routes/handoff-routes';
import { mediaRoutes } from './routes/media-routes';
import { queueRoutes } from './routes/queue-routes';
import { openRoute, type Route } from './routes/route';
import { sessionRoutes } from './routes/session-routes';
import { textRoutes } from './routes/text-routes';
import type { ConversationFacts } from './views/conversation-view';

/** What the desk's server keeps of its own, beside what the house keeps. */
export const deskCollections: readonly AnyCollection[] = [erased(credentials), erased(deskSessions)];

export interface DeskNeeds extends Pick<ConversationFacts, 'channels' | 'release'> {
  readonly bot: Pick<Bot, 'locales' | 'texts' | 'queues' | 'flows'>;
  readonly desk: Desk;
  readonly store: Store;
  readonly clock: Clock;
  readonly observe: Observer;
  readonly production: boolean;
  /** PUBLIC_URL */
  readonly publicUrl: string | undefined;
  /** SESSION_SECRET; without it a secret is kept in the data directory. */
  readonly sessionSecret: string | undefined;
  readonly dataDirectory: string;
  /** ADMIN_EMAIL and ADMIN_PASSWORD */
  readonly admin: { readonly email: string | undefined; readonly password: string | undefined };
  readonly gate: UploadGate;
  /** See `passwords`. */
  readonly passwordCost?: number;
}

/** The HTTP side of the desk: its window, and what the window and other programs call. */
export interface OpenDesk {
  /** By the path that each is below. */
  readonly parts: ReadonlyMap<string, Router>;
  /** All calls, as the router and the description have them. */
  readonly routes: readonly Route[];
  /** Whether there is a window to open. */
  readonly built: () => boolean;
  /** Ends the consoles' streams, so that the server can be stopped; they come back to the next one. */
  readonly close: () => void;
  /** To be called before the server listens. `signInLink`: a path that signs its first caller in, where no password is set. */
  readonly ensureFirstAccount: () => Promise<{ readonly signInLink: string | null; readonly warnings: readonly string[] }>;
  /** What a customer may read of who answers. */
  readonly agentName: (agent: AgentId) => Promise<string | undefined>;
}

/** @param directory where the window's build is. */
export const openDesk = (needs: DeskNeeds, directory = join(packageFolder(__dirname), 'dist', 'windows', 'desk')): OpenDesk => {
  const { bot, desk, store, clock, observe, channels, release, production, publicUrl, admin } = needs;
  const now = (): number => clock.now();
  const queues = [...bot.queues.keys()];
  const cookie = sessionCookie(production);
  const open = sessions({ store, clock, secret: needs.sessionSecret ?? sessionSecret(needs.dataDirectory) });
  const known = accounts({
    store,
    now,
    sessions: open,
    passwords: passwords(needs.passwordCost === undefined ? {} : { cost: needs.passwordCost }),
  });
  const present = attendance({ store, clock });
  const first = firstAccount({ store, accounts: known, admin, production });
  const comeIn = signIn({ accounts: known, sessions: open, attendance: present, firstAccount: first, clock });
  const streams = deskStreams({ store, clock, observe, sessions: open, attendance: present, queues });

  const described: Route = openRoute({
    method: 'get',
    path: '/api/openapi.json',
    about: 'This description.',
    status: 200,
    answer: z.record(z.string(), z.unknown()),
    errors: [],
    handle: async () => ({ body: { ...description } }),
  });
  const routes: readonly Route[] = [
    ...sessionRoutes({ signIn: comeIn, sessions: open, attendance: present, desk, cookie, streams, queues }),
    ...textRoutes({ bot }),
    ...articleRoutes({ bot }),
    ...agentRoutes({ store, accounts: known, attendance: present, desk, streams, queues, now }),
    ...queueRoutes({ store, accounts: known, queues: bot.queues, now }),
    ...handoffRoutes({ store, desk, now }),
    ...conversationRoutes({ store, desk, facts: { channels, release, flows: bot.flows, texts: bot.texts, now } }),
    ...mediaRoutes({ store, channels, clock, gate: needs.gate }),
    ...eventRoutes({ streams }),
    described,
  ];
  const description = openApi([...routes, ...chatDescribed], { version: release, cookie: cookie.name });

  const page = window('desk', directory);
  const pageWithLink = Router();
  pageWithLink.get('/', async (request, response, next) => {
    const { token } = request.query;
    if (typeof token !== 'string') return next();
    const result = await comeIn.withLink({ token, address: request.ip ?? '' });
    if (result.kind === 'signed_in') response.append('set-cookie', cookie.give(result.token));
    // Also where it was good no more: the window says whether somebody is signed in.
    response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).redirect(303, '/desk');
  });
  pageWithLink.use(page.router);

  return {
    parts: new Map([
      ['/api', deskRouter({ routes, sessions: open, accounts: known, attendance: present, cookie, publicUrl, observe })],
      ['/desk', pageWithLink],
    ]),
    routes,
    built: page.built,
    close: streams.close,
    ensureFirstAccount: async () => {
      const { token, warnings } = await first.ensure();
      return { signInLink: token === null ? null : `/desk?token=${token}`, warnings };
    },
    agentName: async (id) => (await store.get(agents, id))?.name,
  };
};
