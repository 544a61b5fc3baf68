import { z } from 'zod';

/** What somebody of the house writes: nothing in it that one store or channel keeps and another one refuses. */
export const writtenText = z.string().refine((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text), {
  message: 'has U+0000 or half of a surrogate pair, which cannot be kept: leave it out',
});
