import type { z } from 'zod';

/** The names of those that have to be set. */
export const neededSettings = ({ shape }: z.ZodObject): readonly string[] =>
  Object.entries(shape).flatMap(([name, setting]) => (setting.safeParse(undefined).success ? [] : [name]));
