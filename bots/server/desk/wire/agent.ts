import { z } from 'zod';
import { roles } from '../../../../handoff/desk/agent';

export const intent = z.enum(['available', 'busy', 'away', 'offline']);
export const role = z.enum(roles);

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

export const session = z.object({
  agent: agent.pick({ id: true, name: true, roles: true, queues: true, languages: true }),
  csrf: z.string(),
});

export type AgentOnWire = z.infer<typeof agent>;
