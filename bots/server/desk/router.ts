import { type NextFunction, type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import { mayDo } from '../../../handoff/desk/rights';
import type { Observer } from '../../observer';
import { StoreUnavailable } from '../../storage/store';
import { readJson } from '../http/read-json';
import { refuse } from '../http/refuse';
import type { Accounts } from './accounts/accounts';
import type { Attendance } from './accounts/attendance';
import type { SessionCookie } from './accounts/session-cookie';
import type { DeskSessions } from './accounts/sessions';
import type { Call, Caller, Outcome, Refusal, Route } from './routes/route';

type Admitted = (said: Omit<Call<never, never, never>, 'who'>) => Promise<Outcome<unknown>>;

/** Serves the routes below `/api`: who calls, whether they may, and what they say is found out here, for all of them alike. */
export const deskRouter = (needs: {
  readonly routes: readonly Route[];
  readonly sessions: Pick<DeskSessions, 'of' | 'isCsrf'>;
  readonly accounts: Pick<Accounts, 'of'>;
  readonly attendance: Pick<Attendance, 'renew'>;
  readonly cookie: SessionCookie;
  readonly publicUrl: string | undefined;
  readonly observe: Observer;
}): Router => {
  const { sessions, accounts, attendance, cookie, observe } = needs;
  const publicOrigin = needs.publicUrl === undefined ? null : new URL(needs.publicUrl).origin;

  /** Programs name no origin; a browser does so with each call that could do harm. */
  const isOurs = (request: Request): boolean => {
    const origin = request.get('origin');
    if (origin === undefined || origin === publicOrigin) return true;
    return URL.canParse(origin) && new URL(origin).host === request.get('host');
  };

  const callerOf = async (request: Request): Promise<Caller | null> => {
    const token = cookie.read(request.get('cookie'));
    const session = token === null ? null : await sessions.of(token);
    const agent = session === null ? undefined : await accounts.of(session.agent);
    return token !== null && session && agent && !agent.disabled ? { agent, session, token } : null;
  };

  /** Whether who calls may; then, what is done with what they say. */
  const admit = async (route: Route, request: Request): Promise<Admitted | Refusal> => {
    const unsafe = route.method !== 'get';
    if (unsafe && !isOurs(request)) return { error: 'foreign_origin' };
    if (route.right === 'anybody') return (said) => route.handle({ ...said, who: null });
    const { right, handle } = route;
    const caller = await callerOf(request);
    if (!caller) return { error: 'not_signed_in' };
    if (unsafe && !sessions.isCsrf(caller.token, request.get('x-csrf-token') ?? '')) return { error: 'csrf' };
    if (right !== 'signed_in' && !mayDo(caller.agent, right)) return { error: 'no_right' };
    await attendance.renew(caller.agent.id);
    return (said) => handle({ ...said, who: caller });
  };

  const serve =
    (route: Route) =>
    async (request: Request, response: Response): Promise<void> => {
      // What customers wrote is in many answers: no browser may take one for a page.
      response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      const admitted = await admit(route, request);
      if ('error' in admitted) return refuse(response, admitted.error);
      const query = route.query?.safeParse(request.query);
      if (query?.success === false) return refuse(response, 'bad_request', { message: inWords(query.error) });
      const body = route.body && (await bodyOf(request, response, route.body));
      if (route.body && body === undefined) return;
      const [id] = [request.params['id'] ?? ''].flat();
      // Both were held against the shapes of this very route.
      const outcome = await admitted({ id: id ?? '', body: body as never, query: query?.data as never, request, response });
      if (outcome === 'streaming') return;
      if ('error' in outcome) {
        const { error, ...details } = outcome;
        return refuse(response, error, details);
      }
      if (route.answer === null) response.status(route.status).end();
      else response.status(route.status).json(outcome.body);
    };

  const router = Router();
  for (const route of needs.routes) router[route.method](route.path.replace(/^\/api/, '').replace('{id}', ':id'), serve(route));
  router.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent || !(error instanceof StoreUnavailable)) return next(error);
    // The pattern: a series for each conversation would fill the metrics.
    const { path } = request.route as { readonly path: string };
    observe({ kind: 'trouble', where: `desk ${request.method} ${path}`, error });
    refuse(response, 'not_stored');
  });
  return router;
};

/** What wants nothing said may be called without a body. Undefined when it is wrong, and that has been answered. */
const bodyOf = async (request: Request, response: Response, shape: z.ZodType): Promise<unknown> => {
  const { 'content-length': length = '0', 'transfer-encoding': chunks } = request.headers;
  if (length !== '0' || chunks !== undefined) return readJson(request, response, shape);
  const nothing = shape.safeParse({});
  if (!nothing.success) refuse(response, 'bad_request', { message: inWords(nothing.error) });
  return nothing.data;
};

const inWords = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => (path.length === 0 ? message : `"${path.join('.')}": ${message}`)).join('; ');
