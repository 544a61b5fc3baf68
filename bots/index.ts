/** The public API of Schalter: everything that a bot is built from. For tests, see 'schalter/testing'. */

export { type Hours, type Priority, type Queue, queue, type Weekday } from '../handoff/queue';
export type { HandoffRule, Rules } from '../handoff/rules';
export { type Action, type ActionContext, ActionRefused, action, type Outcome } from './action';
export type { Bot } from './bot';
export { type BotProblem, BotUnfit } from './bot-problem';
export type { Channel } from './channels/channel';
export { webchat } from './channels/webchat';
export { whatsapp } from './channels/whatsapp';
export { type BotDefinition, defineBot, dir } from './define-bot';
export { type Served, serve } from './server/serve';
export { embedded } from './storage/embedded/embedded';
export { mongo } from './storage/mongo/mongo';
