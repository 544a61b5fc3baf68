import { z } from 'zod';
import type { Json } from '../../../flows/dialogue/json';
import { roles } from '../../../handoff/desk/agent';
import { handoffStates } from '../../../handoff/desk/request';

/** What goes over the wire, as programs outside know it. All times are ms since 1970, UTC. */

const time = z.number().int();

export const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);

export const person = z.object({ id: z.string(), name: z.string() });

export const intent = z.enum(['available', 'busy', 'away', 'offline']);
export const role = z.enum(roles);
export const state = z.enum(handoffStates);
const author = z.enum(['customer', 'bot', 'agent', 'system']);
const lineKind = z.enum(['text', 'media', 'place', 'contact', 'template', 'note', 'event']);

const mediaKind = z.enum(['image', 'audio', 'video', 'document', 'sticker']);

/** `mimeType`: by the bytes once it is kept, before that by what its sender says. `size`: bytes. `failure`: why it is gone. */
const media = z.object({
  id: z.string(),
  kind: mediaKind,
  mimeType: z.string().optional(),
  fileName: z.string().optional(),
  state: z.enum(['coming', 'kept', 'gone']),
  size: z.number().int().optional(),
  failure: z.string().optional(),
});

export const uploaded = media.pick({ id: true, kind: true, fileName: true }).extend({ mimeType: z.string(), size: z.number().int() });

export const line = z.object({
  seq: z.number().int(),
  at: time,
  author,
  kind: lineKind,
  text: z.string(),
  choices: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().optional() })).optional(),
  media: media.optional(),
  understood: z.object({ intent: z.string().nullable(), confidence: z.number() }).optional(),
  article: z.string().optional(),
  keys: z.array(z.string()).optional(),
  agent: person.optional(),
  status: z.enum(['queued', 'sent', 'delivered', 'read', 'failed', 'unconfirmed', 'suppressed']).optional(),
  failure: z.string().optional(),
  providerId: z.string().optional(),
});

/** `text` has `{{name}}` for each of its placeholders. */
export const template = z.object({ name: z.string(), text: z.string(), placeholders: z.array(z.string()) });

/** A prepared answer; the customer does not see its title. */
export const article = z.object({ id: z.string(), title: z.string(), text: z.string() });

export const floor = z.discriminatedUnion('holder', [
  z.object({ holder: z.literal('bot'), epoch: z.number().int() }),
  z.object({ holder: z.literal('queue'), handoff: z.string(), epoch: z.number().int() }),
  z.object({ holder: z.literal('agent'), agent: person, handoff: z.string(), epoch: z.number().int() }),
]);

export const promise = z.object({
  metric: z.enum(['first_response', 'next_response']),
  since: time,
  due: time,
  /** Percent of the time between `since` and `due` that have passed, in the steps that are told. */
  warned: z.union([z.literal(0), z.literal(50), z.literal(80), z.literal(100)]),
});

export const handoff = z.object({
  id: z.string(),
  conversationId: z.string(),
  state,
  ended: z.enum(['resolved', 'returned_to_bot', 'customer_left', 'customer_cancelled', 'expired', 'merged', 'failed']).optional(),
  queue: z.string(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']),
  /** `again`: somebody has served it before, and it stands before its equals. */
  entry: z.enum(['first', 'again']),
  reason: z.string(),
  intent: z.string().nullable(),
  locale: z.string(),
  channel: z.string(),
  requestedAt: time,
  waitingSince: time.nullable(),
  promise: promise.nullable(),
  position: z.number().int().nullable(),
  assignee: person.nullable(),
  offer: z.object({ agent: person, until: time }).nullable(),
  transfer: z
    .object({ to: z.union([z.object({ queue: z.string() }), z.object({ agent: person })]), by: person, note: z.string(), until: time })
    .nullable(),
  briefing: z.object({ summary: z.string(), slots: z.record(z.string(), json), tried: z.array(z.string()) }),
  customer: z.object({ name: z.string().nullable(), address: z.string() }),
  lastLine: line
    .pick({ seq: true, at: true, author: true, kind: true, text: true })
    .extend({ media: media.pick({ kind: true }).optional() })
    .nullable(),
  opensAt: time.optional(),
  holdUntil: time.optional(),
  acceptedAt: time.optional(),
  endedAt: time.optional(),
  outcome: z.string().optional(),
  tags: z.array(z.string()),
  note: z.string().optional(),
  reopenOf: z.string().optional(),
  /** Of the conversation's floor; null, as `lastLine` is, where another request has followed. */
  epoch: z.number().int().nullable(),
});

export const draft = z.object({ text: z.string(), by: person, at: time });

export const conversation = z.object({
  id: z.string(),
  channel: z.string(),
  locale: z.string(),
  customer: z.object({ id: z.string(), name: z.string().nullable(), address: z.string() }),
  floor,
  release: z.string(),
  lastAt: time,
  seq: z.number().int(),
  handoff: handoff.nullable(),
  canReply: z.object({ allowed: z.enum(['free', 'template', 'none']), until: time.nullable(), reason: z.enum(['open', 'window']) }),
  draft: draft.nullable(),
  returnTo: z.array(z.object({ to: z.string(), flow: z.string(), step: z.string() })),
});

/** A conversation in a list. */
export const conversationRow = conversation
  .pick({ id: true, channel: true, locale: true, customer: true, floor: true, release: true, lastAt: true })
  .extend({ lastLine: handoff.shape.lastLine });

export const presence = z.object({ intent, here: z.boolean(), missedOffer: z.boolean() });

export const agent = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  roles: z.array(role),
  queues: z.array(z.string()),
  languages: z.array(z.string()),
  capacity: z.number().int(),
  load: z.number().int(),
  disabled: z.boolean(),
  presence,
});

export const queue = z.object({
  name: z.string(),
  hours: z.union([
    z.literal('always'),
    z.object({
      days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])),
      from: z.string(),
      to: z.string(),
      zone: z.string(),
    }),
  ]),
  open: z.boolean(),
  opensAt: time.nullable(),
  outcomes: z.array(z.string()),
  waiting: z.number().int(),
  oldest: time.nullable(),
  members: z.array(person),
});

export const session = z.object({
  agent: agent.pick({ id: true, name: true, roles: true, queues: true, languages: true }),
  csrf: z.string(),
});

export const done = z.object({ handoff, epoch: z.number().int() });

export const problem = z.object({ error: z.string(), message: z.string(), cure: z.string(), by: person.optional() });

export type Person = z.infer<typeof person>;
export type MediaOnWire = z.infer<typeof media>;
export type UploadedOnWire = z.infer<typeof uploaded>;
export type LineOnWire = z.infer<typeof line>;
export type TemplateOnWire = z.infer<typeof template>;
export type FloorOnWire = z.infer<typeof floor>;
export type HandoffOnWire = z.infer<typeof handoff>;
export type ConversationOnWire = z.infer<typeof conversation>;
export type ConversationRow = z.infer<typeof conversationRow>;
export type AgentOnWire = z.infer<typeof agent>;
export type QueueOnWire = z.infer<typeof queue>;
