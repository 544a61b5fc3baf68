import { z } from 'zod';

/** A page's end, as what stood there and not as a number: others come and go in front of it. Opaque to who carries it. */
export const pageEnd = <Parts>(parts: z.ZodType<Parts>) => ({
  written: (end: Parts): string => Buffer.from(JSON.stringify(end)).toString('base64url'),
  read: z
    .string()
    .max(500)
    .transform((text, { addIssue }): Parts => {
      const end = parts.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()));
      if (end.success) return end.data;
      addIssue('is no `next` of a page');
      return z.NEVER;
    }),
});

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
