import { z } from 'zod';
import { durationOf, durationPattern } from './duration';
import { lastName } from './slots-used';

/** The shape of a flow file. Words of the messages go to people who write flows, not programs. */

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'a name is made of small letters, digits and “_”, and begins with a letter: “which_card”');
const dashed = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a name is made of small letters, digits and “-”: “block-lost-card”');
const path = z.string().regex(/^[a-z][a-zA-Z0-9_]*(\.[a-zA-Z0-9_]+)*$/, 'write a slot or a value, like “card” or “customer.id”');
/** A list of inputs, each passed under its last name: two of one name would be one. */
const inputs = z.array(path).superRefine((paths, context) => {
  const twice = paths.find((one, index) => paths.slice(0, index).some((before) => lastName(before) === lastName(one)));
  if (twice === undefined) return;
  const message = `“${lastName(twice)}” stands there twice: give each its own name, like “{ ${lastName(twice)}: ${twice} }”`;
  context.addIssue({ code: 'custom', message });
});
const target = z.string().min(1, 'the name of a step is missing');
const time = 'write a number with its unit: “500ms”, “8s”, “3m” or “2h”';
const duration = z
  .string(time)
  .regex(durationPattern, {
    error: ({ input }) => (/^\d+(ms|s|m|h)$/.test(String(input)) ? 'write a number from 1 to 999999 with its unit' : time),
  })
  .transform((text) => durationOf(text) ?? 0);
const yesOnly = z.literal(true);
const countTo = (most: number) => {
  const words = `write a number from 1 to ${most}`;
  return z.int(words).min(1, words).max(most, words);
};
const words = z
  .array(name)
  .min(2, 'a choice needs at least two words')
  .refine((list) => new Set(list).size === list.length, 'write each word once');

const slot = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('choice'), of: words }),
  z.strictObject({ type: z.literal('option'), private: yesOnly.optional() }),
  z.strictObject({ type: z.literal('text'), private: yesOnly.optional() }),
]);

const silence = z.strictObject({ remind: duration.optional(), close: duration.optional() });
const tries = z.strictObject({ max: countTo(9).optional(), then: target.optional() });
const priority = z.enum(['low', 'normal', 'high', 'urgent']);
const human = z.strictObject({ queue: z.string().min(1), priority: priority.optional() });
const repair = z.strictObject({
  cancel: z.enum(['confirm', 'at_once']).optional(),
  silence: silence.optional(),
  tries: tries.optional(),
  human: human.optional(),
});

/** The whole file; each step is then held to the shape of its verb. */
export const flowShape = z.strictObject({
  flow: dashed,
  about: z.string().min(1),
  owner: z.string().min(1),
  channels: z.array(dashed).min(1, 'name at least one, or leave it out for all').optional(),
  starts: z.record(z.string(), z.record(name, z.string()).nullable()),
  slots: z.record(name, slot).optional(),
  repair: repair.optional(),
  safe: yesOnly.optional(),
  steps: z.record(name, z.unknown()),
});

const retry = z.strictObject({ times: countTo(10), wait: duration.optional() });
const exits = z.strictObject({ returned: target.optional(), closed: target.optional(), nobody: target.optional() });
const empty = z.null('leave it empty: the text stands in the locales, under the step’s name');

export const stepShapes = {
  say: z.strictObject({ say: empty, next: target.optional() }),
  ask: z.strictObject({ ask: name, buttons: name.optional(), next: target.optional() }),
  confirm: z.strictObject({ confirm: z.array(path).nullable(), yes: target.optional(), no: target.optional() }),
  do: z.strictObject({
    do: z.string().min(1),
    with: z.union([inputs, z.record(z.string(), path)]).optional(),
    once: yesOnly.optional(),
    commit: yesOnly.optional(),
    timeout: duration.optional(),
    retry: retry.optional(),
    on: z.record(z.string(), target),
  }),
  handoff: z.strictObject({
    say: empty.optional(),
    handoff: z.strictObject({
      queue: z.string().min(1),
      priority: priority.optional(),
      tell: z.array(name).optional(),
      on: exits.optional(),
    }),
    next: target.optional(),
  }),
} as const;

export type Verb = keyof typeof stepShapes;
export const verbs = Object.keys(stepShapes) as readonly Verb[];

export type FlowShape = z.infer<typeof flowShape>;
export type StepShape = { [V in Verb]: { verb: V; written: z.infer<(typeof stepShapes)[V]> } }[Verb];
