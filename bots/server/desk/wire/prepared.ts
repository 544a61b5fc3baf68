import { z } from 'zod';

/** `text` has `{{name}}` for each of its placeholders. */
export const template = z.object({ name: z.string(), text: z.string(), placeholders: z.array(z.string()) });

/** A prepared answer; the customer does not see its title. */
export const article = z.object({ id: z.string(), title: z.string(), text: z.string() });

export type TemplateOnWire = z.infer<typeof template>;
