import fc from 'fast-check';

/** What an agent does to a customer's conversation. */
export const deeds = [
  'accepts',
  'rejects',
  'replies',
  'says it again',
  'replies to what was before',
  'notes',
  'holds',
  'snoozes',
  'resumes',
  'passes on',
  'hands over',
  'asks the other',
  'asks a queue',
  'returns',
  'returns to the question',
  'completes',
  'pulls',
] as const;

/** `hurry`: the next thing happens before this one has had its effect. */
export type Happening =
  | { readonly kind: 'says'; readonly who: number; readonly text: string; readonly hurry: boolean }
  | { readonly kind: 'goes back'; readonly who: number; readonly hurry: boolean }
  | { readonly kind: 'agent'; readonly agent: number; readonly does: (typeof deeds)[number]; readonly who: number; readonly hurry: boolean }
  | { readonly kind: 'presence'; readonly agent: number; readonly becomes: 'available' | 'busy' | 'offline' | 'lost' }
  | { readonly kind: 'bank'; readonly comes: 'slow' | 'fails' | 'refuses' }
  | { readonly kind: 'sending'; readonly comes: 'later' | 'lost' }
  | { readonly kind: 'passes'; readonly ms: number }
  /** So many of the next commits find that somebody else was faster. */
  | { readonly kind: 'conflicts'; readonly commits: number }
  /** So many of the next commits take their time, in which others are made. */
  | { readonly kind: 'lingers'; readonly commits: number }
  | { readonly kind: 'dies'; readonly commits: number; readonly when: 'before' | 'after' };

const who = fc.nat({ max: 1 });
const agent = fc.nat({ max: 1 });
const hurry = fc.boolean();
const kind = <const Kind extends Happening['kind']>(name: Kind) => fc.constant(name);
const text = fc.constantFrom(
  'greeting',
  'change',
  'change',
  'yes',
  'yes',
  'no',
  'person',
  'person',
  'fraud',
  'thanks',
  'cancel',
  'nonsense',
);
const does = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<(typeof deeds)[number]>('accepts', 'replies') },
  { weight: 1, arbitrary: fc.constantFrom(...deeds) },
);

export const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ kind: kind('says'), who, text, hurry }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('goes back'), who, hurry }) },
  { weight: 14, arbitrary: fc.record({ kind: kind('agent'), agent, does, who, hurry }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind('presence'), agent, becomes: fc.constantFrom('available', 'available', 'busy', 'offline', 'lost') }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('bank'), comes: fc.constantFrom('slow', 'slow', 'fails', 'refuses') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('sending'), comes: fc.constantFrom('later', 'lost') }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('passes'), ms: fc.constantFrom(1_000, 6_000, 31_000, 70_000, 200_000, 660_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('conflicts'), commits: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('lingers'), commits: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('dies'), commits: fc.nat({ max: 5 }), when: fc.constantFrom('before', 'after') }) },
);
