import type { z } from 'zod';
import type { Right } from '../../../handoff/desk/rights';
import type { ErrorCode } from './errors';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What there is to say of a call, whoever serves it. */
export interface About<Body, Query, Answer> {
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
