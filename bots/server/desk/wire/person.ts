import { z } from 'zod';

export const person = z.object({ id: z.string(), name: z.string() });

export type Person = z.infer<typeof person>;
