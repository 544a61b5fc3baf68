import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Agent } from '../../../../handoff/desk/agent';
import type { Right } from '../../../../handoff/desk/rights';
import type { ErrorCode } from '../../errors';
import type { RefusalDetails } from '../../refuse';
import type { DeskSession } from '../accounts/sessions';

/** Who calls. */
export interface Caller {
  readonly agent: Agent;
  readonly session: DeskSession;
  readonly token: string;
}

/** A call as its handler gets it: checked against the route. */
export interface Call<Who, Body, Query> {
  readonly who: Who;
  /** What stands in the path at `{id}`. */
  readonly id: string;
  readonly body: Body;
  readonly query: Query;
  readonly request: Request;
  readonly response: Response;
}

/** No. */
export interface Refusal extends RefusalDetails {
  readonly error: ErrorCode;
}

/** The answer's body; null is none. `streaming`: the handler answers by itself. */
export type Outcome<Body> = { readonly body: Body } | Refusal | 'streaming';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

interface About<Body, Query, Answer> {
  readonly method: Method;
  /** As OpenAPI writes it; `{id}` stands for one id. */
  readonly path: string;
  /** What it does, in a sentence. */
  readonly about: string;
  readonly body?: z.ZodType<Body>;
  /** Takes one file as multipart/form-data, which its handler reads. */
  readonly upload?: true;
  readonly query?: z.ZodType<Query>;
  readonly status: 200 | 201 | 202 | 204;
  /** Null: no body. */
  readonly answer: z.ZodType<Answer> | null;
  readonly errors: readonly ErrorCode[];
  readonly headers?: readonly { readonly name: string; readonly about: string }[];
  /** Of an answer that is no JSON. */
  readonly type?: string;
}

/** A call as it is described to others. */
export interface Described extends About<unknown, unknown, unknown> {
  /** `anybody`: also who is not signed in. `signed_in`: whatever their roles. `visitor`: a customer in the web chat. */
  readonly right: Right | 'signed_in' | 'anybody' | 'visitor';
}

/** One call of the desk's API: the router and its description are both made from this. */
export type Route = Erased<Caller, Right | 'signed_in'> | Erased<null, 'anybody'>;

/** With its own shapes forgotten: only who has held a body and a query against `body` and `query` may hand them over. */
interface Erased<Who, Needed extends Described['right']> extends Described {
  readonly right: Needed;
  readonly handle: (call: Call<Who, never, never>) => Promise<Outcome<unknown>>;
}

interface Handled<Who, Right, Body, Query, Answer> extends About<Body, Query, Answer> {
  readonly right: Right;
  readonly handle: (call: Call<Who, Body, Query>) => Promise<Outcome<Answer>>;
}

/** What can be wrong with it: its own errors, and those that come from what it is. */
export const errorsOf = ({ method, path, right, body, upload, query, errors }: Described): readonly ErrorCode[] => {
  const house = right !== 'visitor';
  const signedIn = house && right !== 'anybody';
  const unsafe = house && method !== 'get';
  return [
    ...(body === undefined ? [] : (['bad_request', 'not_json', 'body_too_large'] as const)),
    ...(upload === undefined ? [] : (['bad_request', 'not_multipart', 'body_too_large', 'media_not_taken'] as const)),
    // `%ZZ` in the place of an id is no address.
    ...(query === undefined && !path.includes('{id}') ? [] : (['bad_request'] as const)),
    ...(right === 'visitor' ? (['unknown_session'] as const) : []),
    ...(signedIn ? (['not_signed_in'] as const) : []),
    ...(signedIn && right !== 'signed_in' ? (['no_right'] as const) : []),
    ...(unsafe ? (['foreign_origin'] as const) : []),
    ...(unsafe && signedIn ? (['csrf'] as const) : []),
    ...errors,
    'not_stored',
  ];
};

/** A route for who is signed in and has the right. */
export const route = <Answer, Body = undefined, Query = undefined>(
  handled: Handled<Caller, Right | 'signed_in', Body, Query, Answer>,
): Route => handled;

/** A route for everybody. */
export const openRoute = <Answer, Body = undefined, Query = undefined>(
  handled: Omit<Handled<null, 'anybody', Body, Query, Answer>, 'right'>,
): Route => ({ ...handled, right: 'anybody' });
