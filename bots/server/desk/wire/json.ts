import { z } from 'zod';
import type { Json } from '../../../../flows/dialogue/json';

export const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
