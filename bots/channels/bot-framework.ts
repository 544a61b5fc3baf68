import type { ActivityHandler, Middleware, MiddlewareHandler } from 'botbuilder';
import type { Around } from '../definition/around';
import { SeamAdapter } from './bot-framework/seam-adapter';

/**
 * Bot Framework parts that somebody has already: middleware runs around each turn, with a TurnContext of its own; an
 * ActivityHandler takes the intents that the bot leaves to it. Give the result to `defineBot({ around: [botFramework({…})] })`.
 * Whatever they send becomes part of the turn's own letter: it is committed with the turn and goes out by the outbox.
 */
export const botFramework = (parts: {
  readonly middleware?: readonly (MiddlewareHandler | Middleware)[];
  readonly handler?: ActivityHandler;
}): Around => {
  const adapter = new SeamAdapter(parts.handler);
  adapter.use(...(parts.middleware ?? []));
  return adapter;
};
