import type { z } from 'zod';

/** A variable of the environment. `about` is for `schalter start --help`, `example` for the message about a wrong value. */
export const variable = <Shape extends z.ZodType>(about: string, shape: Shape, example: string): Shape =>
  shape.meta({ description: about, examples: [example] });
