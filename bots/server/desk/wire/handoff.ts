import { z } from 'zod';
import { handoffStates } from '../../../../handoff/desk/request';
import { media } from '../../files/media-shape';
import { json } from './json';
import { line } from './line';
import { person } from './person';
import { time } from './time';

export const state = z.enum(handoffStates);

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

export const done = z.object({ handoff, epoch: z.number().int() });

export type HandoffOnWire = z.infer<typeof handoff>;
