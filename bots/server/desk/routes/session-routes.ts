import { z } from 'zod';
import type { Agent } from '../../../../handoff/desk/agent';
import type { Desk } from '../../../desk/desk';
import type { Attendance } from '../accounts/attendance';
import type { SessionCookie } from '../accounts/session-cookie';
import type { DeskSessions } from '../accounts/sessions';
import type { SignedIn, SignIn } from '../accounts/sign-in';
import type { DeskStreams } from '../events/desk-streams';
import { queuesOf } from '../views/agent-view';
import * as wire from '../wire';
import { type Outcome, openRoute, type Route, route } from './route';

const proof = z.union([
  z.strictObject({ email: z.string().min(1).max(320), password: z.string().min(1).max(1_024) }),
  z.strictObject({ token: z.string().min(1).max(200) }),
]);

type Session = z.infer<typeof wire.session>;

/** Signing in and out. */
export const sessionRoutes = (needs: {
  readonly signIn: SignIn;
  readonly sessions: Pick<DeskSessions, 'csrf' | 'end' | 'inUse'>;
  readonly cookie: SessionCookie;
  readonly attendance: Pick<Attendance, 'leave'>;
  readonly desk: Pick<Desk, 'leave'>;
  readonly streams: Pick<DeskStreams, 'endSession'>;
  readonly queues: readonly string[];
}): readonly Route[] => {
  const { signIn, sessions, attendance, desk, cookie, streams, queues } = needs;

  const session = (agent: Agent, token: string): Session => ({
    agent: {
      id: agent.id,
      name: agent.name,
      roles: [...agent.roles],
      queues: queuesOf(agent, queues),
      languages: [...agent.languages],
    },
    csrf: sessions.csrf(token),
  });
  const answered = (result: SignedIn, give: (token: string) => void): Outcome<Session> => {
    switch (result.kind) {
      case 'signed_in':
        give(result.token);
        return { body: session(result.agent, result.token) };
      case 'wrong':
        return { error: 'wrong_credentials' };
      case 'too_many':
        return { error: 'too_many', retryAfter: result.after };
      default:
        return result satisfies never;
    }
  };

  return [
    openRoute({
      method: 'post',
      path: '/api/session',
      about: 'Signs in, with e-mail address and password or with the token of the one-time link; sets the cookie of the session.',
      body: proof,
      status: 200,
      answer: wire.session,
      errors: ['wrong_credentials', 'too_many'],
      handle: async ({ body, request, response }) => {
        const address = request.ip ?? '';
        const result = await ('token' in body ? signIn.withLink({ ...body, address }) : signIn.withPassword({ ...body, address }));
        return answered(result, (token) => response.append('set-cookie', cookie.give(token)));
      },
    }),
    route({
      method: 'get',
      path: '/api/session',
      about: 'Who is signed in, and the token that unsafe calls bring along.',
      right: 'signed_in',
      status: 200,
      answer: wire.session,
      errors: [],
      handle: async ({ who }) => ({ body: session(who.agent, who.token) }),
    }),
    route({
      method: 'delete',
      path: '/api/session',
      about:
        'Signs out: ends the session and its event streams. With the last window goes the presence, and what one serves goes on without one.',
      right: 'signed_in',
      status: 204,
      answer: null,
      errors: [],
      handle: async ({ who, response }) => {
        const { agent, session: own } = who;
        response.append('set-cookie', cookie.take());
        await sessions.end(own.id);
        streams.endSession(own.id);
        if (!(await sessions.inUse(agent.id))) {
          await attendance.leave(agent.id);
          await desk.leave(agent.id);
        }
        return { body: null };
      },
    }),
  ];
};
