/** The public API of Schalter: everything that a bot is built from. For its tests, see 'schalter/testing'. */

export type {
  AgentId,
  ContactId,
  ConversationId,
  ErrandId,
  HandoffId,
  Id,
  LetterId,
  MediaId,
  RunId,
} from '../flows/dialogue/ids';
export type {
  Content,
  DeliveryStatus,
  Inbound,
  InboundKept,
  InboundMessage,
  InboundStatus,
  InboundWatermark,
} from '../flows/dialogue/inbound';
export type { Json, JsonObject } from '../flows/dialogue/json';
export type { MediaKind } from '../flows/dialogue/media-kind';
export type { Choice, FromTemplate, Reply, WithFile, Words } from '../flows/dialogue/reply';
export type { Line, LineStatus } from '../flows/dialogue/transcript';
export type { HandoffRequest } from '../handoff/desk/request';
export { type Hours, type Priority, type Queue, queue, type ResponseTimes, type Weekday } from '../handoff/queue';
export type { HandoffRule, Rules } from '../handoff/rules';
export type { Attached, Channel, Download, Downloaded, Payload, ReplyWindow, Send, Sent, Verify } from './channels/channel';
export { type Action, type ActionContext, ActionRefused, action, type Outcome } from './definition/action';
export type { Around, SeenTurn } from './definition/around';
export { type BotProblem, BotUnfit } from './definition/bot-problem';
export { type BotDefinition, defineBot, packageFolder } from './definition/define-bot';
export { type Door, door } from './definition/door';
export { ConfigInvalid } from './server/config';
export { type Served, serve } from './server/serve';
