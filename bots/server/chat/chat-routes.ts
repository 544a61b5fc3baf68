import { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { AgentId } from '../../../flows/dialogue/ids';
import { nearestLocale } from '../../../locales/nearest-locale';
import type { Channel } from '../../channels/channel';
import type { Clock } from '../../clock';
import { conversationId } from '../../mailroom/conversation-id';
import type { Mailroom } from '../../mailroom/mailroom';
import { mediaFiles } from '../../media/media-file';
import type { Observer } from '../../observer';
import type { Bot } from '../../opening/bot';
import { type Store, StoreUnavailable } from '../../storage/store';
import { giveFile } from '../files/give-file';
import type { UploadGate } from '../files/upload-gate';
import { readJson } from '../http/read-json';
import { refuse } from '../http/refuse';
import { tokenBucket } from '../http/token-bucket';
import { chatStreams } from './chat-streams';
import { type ChatSession, sessions } from './sessions';
import { takeFile } from './take-file';
import { takeMessage } from './take-message';

/** A whole office may be behind one address. */
const sessionRate = { burst: 300, perSecond: 1 };
/** Of one visitor: each begins with what the page does not have, which may be all that was ever said. More than a bad line breaks. */
const streamRate = { burst: 60, perSecond: 0.5 };

const wish = z.strictObject({ locale: z.string().max(35).optional() });

export interface ChatNeeds {
  readonly bot: Pick<Bot, 'locales' | 'texts'>;
  readonly door: Channel;
  readonly mailroom: Pick<Mailroom, 'accept'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly observe: Observer;
  /** What the customer may read of the person who answers; undefined: a person, without a name. */
  readonly agentName: (agent: AgentId) => Promise<string | undefined>;
  readonly gate: UploadGate;
}

/** `/api/chat`: what the page of the web chat calls. `close` ends its streams. */
export const chatRoutes = (needs: ChatNeeds): { readonly router: Router; readonly close: () => void } => {
  const { bot, door, store, clock, observe } = needs;
  const { locales } = bot;
  const visits = sessions({ store, clock, locales, observe });
  const streams = chatStreams(needs);
  const mayOpen = tokenBucket(clock, sessionRate);
  const mayListen = tokenBucket(clock, streamRate);
  const take = takeMessage({ ...needs, streams });
  const upload = takeFile(needs);

  const idOf = ({ visitor }: ChatSession) => conversationId(door.name, door.account, visitor);

  /** Only for who has a session. */
  const signedIn =
    (serve: (request: Request, response: Response, session: ChatSession) => Promise<void> | void) =>
    async (request: Request, response: Response): Promise<void> => {
      const session = await visits.of(request.get('authorization'));
      if (session) return serve(request, response, session);
      response.set('www-authenticate', 'Bearer');
      refuse(response, 'unknown_session');
    };

  const router = Router();

  router.post('/sessions', async (request, response) => {
    const seconds = mayOpen.take(request.ip ?? '');
    if (seconds > 0) return refuse(response, 'too_many', { retryAfter: seconds });
    const wished = await readJson(request, response, wish, 'Send {} or {"locale": "de"}.');
    if (wished === undefined) return;
    const { token, session } = await visits.open(wished.locale);
    response.status(201).set('cache-control', 'no-store');
    response.json({ token, conversationId: idOf(session), locale: session.locale ?? locales[0] });
  });

  router.post(
    '/messages',
    signedIn((request, response, session) => take(request, response, { session, conversation: idOf(session) })),
  );

  router.get(
    '/events',
    signedIn((request, response, session) => {
      const seconds = mayListen.take(session.id);
      if (seconds > 0) return refuse(response, 'too_many', { retryAfter: seconds });
      const lastEventId = request.get('last-event-id') ?? '';
      streams.open(response, { conversation: idOf(session), visitor: session.visitor, lastEventId });
    }),
  );

  router.post(
    '/media',
    signedIn((request, response, session) => upload(request, response, { session, conversation: idOf(session) })),
  );

  router.get(
    '/media/:id',
    signedIn(async (request, response, session) => {
      const file = await store.get(mediaFiles, request.params['id'] as string);
      const given = await giveFile(response, store, file?.conversation === idOf(session) ? file : undefined);
      if (given !== 'given') refuse(response, given.error);
    }),
  );

  router.get('/texts', (request, response) => {
    const wanted = request.query['locale'];
    const locale = nearestLocale(typeof wanted === 'string' ? wanted : '', locales) ?? locales[0];
    response.set('cache-control', 'no-cache').json({ locale, locales, texts: bot.texts.all(locale, 'chat') });
  });

  router.use((_, response) => refuse(response, 'not_found'));

  router.use((error: { status?: number }, request: Request, response: Response, next: NextFunction) => {
    // An address that cannot be read: the caller's to put right.
    if (error.status !== undefined && error.status < 500) return refuse(response, 'bad_request');
    // Without the path: anybody can make up paths, and each would be a series of its own in the metrics.
    observe({ kind: 'trouble', where: `chat ${request.method}`, error });
    if (response.headersSent) return next(error);
    refuse(response, error instanceof StoreUnavailable ? 'not_stored' : 'failed');
  });

  return { router, close: streams.close };
};
