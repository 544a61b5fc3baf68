import { z } from 'zod';
import { asId } from '../../../../flows/dialogue/ids';
import { longestText } from '../../../../flows/dialogue/longest-text';
import type { Saying } from '../../../desk/saying';
import { writtenText } from './written-text';

/** Characters of a value in a template, and of a name of ours. */
const longest = { value: 200, name: 200 };

/** As WhatsApp takes it (error 132018): one line, without a tab or more than four blanks in a row. */
const value = writtenText
  .trim()
  .min(1)
  .max(longest.value)
  .refine((text) => !/[\p{Cc}\u2028\u2029]| {5}/u.test(text), { message: 'has to be one line, without tabs or rows of blanks' });

const name = z.string().min(1).max(longest.name);

/** What an agent sends: one thing of four. */
export const saysOneThing = z
  .strictObject({
    text: writtenText.trim().min(1).max(longestText).optional(),
    media: z.strictObject({ id: name, caption: writtenText.trim().max(longestText).default('') }).optional(),
    template: z.strictObject({ name, values: z.record(name, value).default({}) }).optional(),
    article: name.optional(),
  })
  .refine((said) => Object.values(said).filter((one) => one !== undefined).length === 1, {
    message: 'holds none, or more than one, of text, media, template and article',
  });

export const sayingOf = ({ text, media, template, article }: z.infer<typeof saysOneThing>): Saying => {
  if (media) return { kind: 'media', media: asId(media.id), caption: media.caption };
  if (template) return { kind: 'template', ...template };
  if (article !== undefined) return { kind: 'article', article };
  return { kind: 'text', text: text ?? '' };
};
