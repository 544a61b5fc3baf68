import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asId } from '../../../../flows/dialogue/ids';
import { explore } from '../../../../flows/engine/prove/explore';
import { openQuestion } from '../../../../flows/engine/question';
import type { FlowEvent, Run } from '../../../../flows/engine/run';
import { startRun, stepRun } from '../../../../flows/engine/step';
import { blockLostCard } from '../block-lost-card';
import { flowOf } from '../flow-of';
import { house } from './house';

const flow = flowOf(blockLostCard);
const cards = ['4821', '7710', '9931'].map((id) => ({ id, last4: id }));

const placeOf = ({ step, phase, committed, slots }: Run): string => [step, phase, committed, ...Object.keys(slots).sort()].join();

/** What may really happen where a run is, with more values than the proof knows. */
const happening = (run: Run, chance: number): FlowEvent => {
  const { choices = [], corrections = [] } = openQuestion(flow, run) ?? {};
  const others = (['nomatch', 'cancel', 'help', 'repeat', 'remind', 'closed', 'nobody', 'returned'] as const).map((type) => ({ type }));
  const outcomes = ['registered', 'ok', 'already_blocked', 'none', 'error', 'refused'].map((outcome) => ({
    type: 'outcome' as const,
    outcome,
    values: { cards, customer: { id: 'c', address: { town: 'Ulm' } } },
  }));
  const all: readonly FlowEvent[] = [
    ...choices.map(({ event }) => event),
    ...corrections.map(({ event }) => event),
    ...outcomes,
    ...others,
  ];
  return all[chance % all.length] ?? { type: 'nomatch' };
};

describe('all situations of a flow', () => {
  it('hold every place that any conversation comes to', () => {
    const known = new Set(explore(flow, house, 10_000)?.situations.map(({ run }) => placeOf(run)));
    expect(known.size).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.constantFrom('lost', 'stolen'), fc.array(fc.nat(999), { maxLength: 60 }), (cause, chances) => {
        let { run } = startRun(flow, { id: asId('r'), slots: { cause }, values: {} });
        for (const chance of chances) {
          if (run === null) return;
          expect(known).toContain(placeOf(run));
          ({ run } = stepRun(flow, run, happening(run, chance)));
        }
      }),
      { numRuns: 300 },
    );
  });
});
