import { z } from 'zod';
import { longestText } from '../../../flows/dialogue/longest-text';
import { cleanText } from '../meta/clean-text';

const shortText = (most: number) => z.string().transform(cleanText).pipe(z.string().min(1, 'is empty').max(most));

/** What the page posts: one thing that the customer says, under an id that the page chose. */
export const chatMessage = z
  .strictObject({
    /** The same id twice is one message. */
    clientId: z.string().regex(/^[\w.:-]{1,64}$/, 'has to be 1 to 64 letters, digits, or any of _ . : -'),
    text: shortText(longestText).optional(),
    /** A choice's id, as it came. */
    choice: z.string().min(1).max(200).optional(),
    place: z
      .strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180), name: shortText(200).optional() })
      .optional(),
    /** A file that was uploaded before, by its id. */
    media: z.strictObject({ id: z.string().min(1).max(200), caption: shortText(longestText).optional() }).optional(),
  })
  .refine(({ text, choice, place, media }) => [text, choice, place, media].filter((one) => one !== undefined).length === 1, {
    message: 'holds none, or more than one, of text, choice, place and media',
  });

export type ChatMessage = z.infer<typeof chatMessage>;
