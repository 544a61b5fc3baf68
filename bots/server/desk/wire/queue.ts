import { z } from 'zod';
import { person } from './person';
import { time } from './time';

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

export type QueueOnWire = z.infer<typeof queue>;
