import { z } from 'zod';
import { handoff } from './handoff';
import { person } from './person';
import { time } from './time';

export const floor = z.discriminatedUnion('holder', [
  z.object({ holder: z.literal('bot'), epoch: z.number().int() }),
  z.object({ holder: z.literal('queue'), handoff: z.string(), epoch: z.number().int() }),
  z.object({ holder: z.literal('agent'), agent: person, handoff: z.string(), epoch: z.number().int() }),
]);

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

export type FloorOnWire = z.infer<typeof floor>;
export type ConversationOnWire = z.infer<typeof conversation>;
export type ConversationRow = z.infer<typeof conversationRow>;
