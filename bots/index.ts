/** The public API of Schalter: everything that a bot is built from. For its tests, see 'schalter/testing'. */

export { type Hours, type Priority, type Queue, queue, type Weekday } from '../handoff/queue';
export type { HandoffRule, Rules } from '../handoff/rules';
export { type Action, type ActionContext, ActionRefused, action, type Outcome } from './action';
export type { Around, SeenTurn } from './around';
export { type BotProblem, BotUnfit } from './bot-problem';
export { type BotDefinition, defineBot, dir } from './define-bot';
export { ConfigInvalid } from './server/config';
export { type Served, serve } from './server/serve';
