import { expect } from '@jest/globals';
import { type Route } from '../../../../bots/server/desk/routes/route';
import { errorsOf } from '../../../../bots/server/http/described';
import { errors } from '../../../../bots/server/http/errors';
import { type Listening, listen } from './listen';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What tests look into is theirs to say.
  readonly body: { readonly [key: string]: never };
}

/** Whoever calls the API. Each answer is held against what the route says of itself. */
export interface Caller {
  readonly id: string;
  readonly cookie: string;
  readonly csrf: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The body, where the status is the one that is meant. */
  expects<Body = Answer['body']>(
    status: number,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Body>;
  signIn(proof: object): Promise<Caller>;
  listen(lastEventId?: string): Promise<Listening>;
}

export const caller = (url: string, routes: readonly Route[], who = { id: '', cookie: '', csrf: '' }): Caller => {
  const call: Caller['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(who.cookie === '' ? {} : { cookie: who.cookie, 'x-csrf-token': who.csrf }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const answer: Answer = { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : null };
    hold(routes, method, path, answer);
    return answer;
  };
  return {
    ...who,
    call,
    expects: async <Body>(status: number, ...what: Parameters<Caller['call']>) => {
      const answer = await call(...what);
      expect({ call: what.slice(0, 2), status: answer.status, body: answer.body }).toMatchObject({ status });
      return answer.body as Body;
    },
    signIn: async (proof) => {
      const answer = await call('POST', '/api/session', proof);
      expect(answer.status).toBe(200);
      const { agent, csrf } = answer.body as unknown as { agent: { id: string }; csrf: string };
      return caller(url, routes, { id: agent.id, csrf, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' });
    },
    listen: (lastEventId) =>
      listen(`${url}/api/events`, { cookie: who.cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) }),
  };
};

/** An answer has the shape that the description gives it, and nothing else in it. */
const hold = (routes: readonly Route[], method: string, path: string, { status, body }: Answer): void => {
  const pattern = (route: Route): RegExp => new RegExp(`^${route.path.replace('{id}', '[^/]+')}$`);
  const route = routes.find((one) => one.method.toUpperCase() === method && pattern(one).test(path.split('?')[0] ?? ''));
  if (!route) return;
  if (status === route.status) {
    if (route.answer !== null) expect(route.answer.parse(body)).toEqual(body);
    return;
  }
  const told = errorsOf(route).map((code) => `${errors[code][0]} ${code}`);
  const { error, message, cure } = body as unknown as { error: string; message: string; cure: string };
  expect(told).toContain(`${status} ${error}`);
  expect([message, cure]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
};
