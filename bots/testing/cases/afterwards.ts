import { isDeepStrictEqual } from 'node:util';
import type { ExpectedCalls, FlowCase } from '../../../flows/engine/cases/flow-test';
import type { Ending } from '../../../flows/engine/flow';
import type { HandoffRequest } from '../../../handoff/desk/request';
import type { Difference } from './difference';
import type { Call } from './given-actions';

interface Outcome {
  readonly ended: Ending | null;
  readonly calls: readonly Call[];
  readonly handoff: HandoffRequest | null;
}

type Found = Pick<Difference, 'what' | 'expected' | 'was'> & { readonly path: string };

/** What a case says of the end of its talk: how it ended, what was done, and who was called. Null where all of it holds. */
export const afterwards = (one: FlowCase, { ended, calls, handoff }: Outcome): Found | null => {
  const { path } = one;
  const under = 'it is still under way';
  if (one.ends !== null && one.ends !== ended)
    return { path: `${path}.ends`, what: 'the flow ends', expected: [one.ends], was: [ended ?? under] };
  for (const expected of one.calls) {
    const wrong = wrongCalls(expected, calls);
    if (wrong) return { path: `${path}.calls.${expected.action}`, what: `“${expected.action}” is called`, ...wrong };
  }
  for (const { action } of one.sameKey ? one.calls : []) {
    const keys = new Set(calls.flatMap((call) => (call.action === action ? [call.key] : [])));
    if (keys.size > 1)
      return {
        path: `${path}.calls.same-key`,
        what: `all attempts at “${action}” bear`,
        expected: ['one key'],
        was: [`${keys.size} keys`],
      };
  }
  if (!one.handoff) return null;
  const was = handoff ? `${handoff.queue}, ${handoff.priority}` : 'nobody';
  if (one.handoff === 'none')
    return handoff ? { path: `${path}.handoff`, what: 'a person is called', expected: ['nobody'], was: [was] } : null;
  const { queue, priority } = one.handoff;
  const isAsked = handoff?.queue === queue && (priority === null || handoff.priority === priority);
  return isAsked
    ? null
    : { path: `${path}.handoff`, what: 'a person is called', expected: [[queue, priority].filter(Boolean).join(', ')], was: [was] };
};

const wrongCalls = ({ action, expected }: ExpectedCalls, all: readonly Call[]): Pick<Difference, 'expected' | 'was'> | null => {
  const calls = all.filter((call) => call.action === action);
  const inputs = calls.map(({ input }) => JSON.stringify(input));
  const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
  if (typeof expected === 'number')
    return calls.length === expected ? null : { expected: [times(expected)], was: [times(calls.length), ...inputs] };
  const isSame =
    calls.length === expected.length &&
    expected.every((input, index) => Object.entries(input).every(([name, value]) => isDeepStrictEqual(calls[index]?.input[name], value)));
  return isSame ? null : { expected: expected.map((input) => JSON.stringify(input)), was: inputs };
};
