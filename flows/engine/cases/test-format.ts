import { z } from 'zod';
import { durationOf, durationPattern } from '../duration';
import { endings } from '../flow';

/** The shape of a test file. Words of the messages go to people who write flows, not programs. */

const time = 'write a number with its unit: “500ms”, “8s”, “3m” or “2h”';
const text = z.string('write a text; digits go in quotes: “"4821"”').min(1, 'write a text');
const answer = z.union([z.string(), z.looseObject({ outcome: z.string() })]);
const given = z.record(z.string(), z.union([answer, z.array(answer).min(1, 'write at least one answer')]));
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]+)?$/, 'name a language, like “en”');
const inLanguages = z.record(language, text);

const calls = z
  .object({ 'same-key': z.literal(true).optional() })
  .catchall(z.union([z.int().min(0), z.array(z.record(z.string(), z.json()))]));

const handoff = z.strictObject({ queue: z.string().min(1), priority: z.enum(['low', 'normal', 'high', 'urgent']).optional() });

export const testShape = z.strictObject({
  flow: z.string().min(1),
  languages: z.array(language).min(1, 'name at least one, or leave it out for all').optional(),
  given: given.optional(),
  cases: z.record(
    z.string(),
    z.strictObject({
      given: given.optional(),
      talk: z.array(z.unknown()).min(1, 'write at least one line'),
      ends: z.enum(endings).optional(),
      calls: calls.optional(),
      handoff: z.union([handoff, z.literal('none')]).optional(),
    }),
  ),
});

export type TestShape = z.infer<typeof testShape>;
export type AnswerShape = z.infer<typeof answer>;
export type GivenShape = z.infer<typeof given>;

/** What a line of the talk may say, by the key that it is known by. */
export const userShapes = {
  tap: z.strictObject({ tap: z.union([text, inLanguages]) }),
  intent: z.strictObject({ intent: z.string().min(1) }),
  wait: z.strictObject({
    wait: z
      .string(time)
      .regex(durationPattern, time)
      .transform((written) => durationOf(written) ?? 0),
  }),
  means: z.object({ means: z.string().min(1) }).catchall(text),
} as const;

export const botShape = z.strictObject({
  bot: z.array(
    z.string('write a text key; with a colon it goes in quotes: “"repair:remind"”'),
    'write the keys of its texts as a list: “[which_card.ask]”',
  ),
});
