import { z } from 'zod';
import { person } from './person';

export const problem = z.object({ error: z.string(), message: z.string(), cure: z.string(), by: person.optional() });
