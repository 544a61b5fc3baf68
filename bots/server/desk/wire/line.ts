import { z } from 'zod';
import { media } from '../../files/media-shape';
import { person } from './person';
import { time } from './time';

const author = z.enum(['customer', 'bot', 'agent', 'system']);
const lineKind = z.enum(['text', 'media', 'place', 'contact', 'template', 'note', 'event']);

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

export type LineOnWire = z.infer<typeof line>;
