import type { Request, Response } from 'express';
import type { Agent } from '../../../../handoff/desk/agent';
import type { Right } from '../../../../handoff/desk/rights';
import type { About, Described } from '../../http/described';
import type { ErrorCode } from '../../http/errors';
import type { RefusalDetails } from '../../http/refuse';
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

/** A route for who is signed in and has the right. */
export const route = <Answer, Body = undefined, Query = undefined>(
  handled: Handled<Caller, Right | 'signed_in', Body, Query, Answer>,
): Route => handled;

/** A route for everybody. */
export const openRoute = <Answer, Body = undefined, Query = undefined>(
  handled: Omit<Handled<null, 'anybody', Body, Query, Answer>, 'right'>,
): Route => ({ ...handled, right: 'anybody' });
