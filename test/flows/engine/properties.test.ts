import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asId } from '../../../flows/dialogue/ids';
import { openQuestion } from '../../../flows/engine/question';
import type { FlowEvent, Run, Stepped } from '../../../flows/engine/run';
import { startRun, stepRun } from '../../../flows/engine/step';
import { blockLostCard } from './block-lost-card';
import { flowOf } from './flow-of';
import { cards } from './rehearsal';

const flow = flowOf(blockLostCard);
const begun = (): Stepped => startRun(flow, { id: asId('r1'), slots: { cause: 'lost' }, values: {} });

const card = fc.constantFrom(...cards);
const told = fc.constant({ cards, customer: { id: 'c1', address: { town: 'Ulm' } } });
const plain = fc
  .constantFrom('yes', 'no', 'nomatch', 'cancel', 'help', 'repeat', 'human', 'remind', 'silence', 'returned', 'closed', 'nobody')
  .map((type): FlowEvent => ({ type }));
const event: fc.Arbitrary<FlowEvent> = fc.oneof(
  { weight: 3, arbitrary: plain },
  fc.record({ type: fc.constantFrom('answer' as const, 'correct' as const), slot: fc.constantFrom('card', 'cause', 'ghost'), value: card }),
  fc.record({
    type: fc.constant('outcome' as const),
    outcome: fc.constantFrom('registered', 'unknown', 'ok', 'error', 'odd'),
    values: told,
  }),
);
/** What leads on at a place, so that walks get far, mixed with anything at all. */
const likely = (run: Run): FlowEvent => {
  const question = openQuestion(flow, run);
  if (question) return question.choices[0]?.event ?? { type: 'nomatch' };
  return { type: 'outcome', outcome: run.step === 'identify' ? 'registered' : 'ok', values: { cards, customer: { id: 'c1' } } };
};
const walk = fc.array(fc.option(event, { freq: 3 }), { maxLength: 40 });

/** Every state of a walk, to its end or the run's. */
const walked = (events: readonly (FlowEvent | null)[], seen: (run: Run, event: FlowEvent, next: Stepped) => void): void => {
  let { run } = begun();
  for (const next of events) {
    if (!run) return;
    const happened = next ?? likely(run);
    const stepped = stepRun(flow, run, happened);
    seen(run, happened, stepped);
    run = stepped.run;
  }
};

describe('whatever happens to a run', () => {
  it('never throws, and its visit never shrinks', () => {
    fc.assert(
      fc.property(walk, (events) => {
        walked(events, (run, _, next) => {
          expect((next.run ?? next.last).visit).toBeGreaterThanOrEqual(run.visit);
        });
      }),
    );
  });

  it('goes on the same after its record went through JSON', () => {
    fc.assert(
      fc.property(walk, (events) => {
        walked(events, (run, happened, next) => {
          expect(stepRun(flow, JSON.parse(JSON.stringify(run)) as Run, happened)).toEqual(next);
        });
      }),
    );
  });

  it('reaches a person at once from every place', () => {
    fc.assert(
      fc.property(walk, (events) => {
        walked(events, (run) => {
          expect(stepRun(flow, run, { type: 'human' }).ended).toBe('human');
        });
      }),
    );
  });

  it('gives up within the tries of a question that is never understood', () => {
    fc.assert(
      fc.property(walk, (events) => {
        walked(events, (at) => {
          if (openQuestion(flow, at) === null) return;
          let stepped: Stepped = { run: at, ended: null, effects: [] };
          const misses = flow.repair.tries.max + (at.phase.startsWith('cancelling') ? 1 : 0);
          for (let miss = 0; miss < misses && stepped.run; miss++) stepped = stepRun(flow, stepped.run, { type: 'nomatch' });
          expect(stepped.ended).toBe('human');
        });
      }),
    );
  });

  it('never does what cannot be undone without a yes', () => {
    let blocked = 0;
    fc.assert(
      fc.property(walk, (events) => {
        walked(events, (run, happened, next) => {
          if (!next.effects.some((effect) => effect.kind === 'perform' && effect.action === 'cards.block')) return;
          blocked++;
          expect([run.step, happened.type]).toEqual(['confirm_block', 'yes']);
        });
      }),
    );
    expect(blocked).toBeGreaterThan(0);
  });

  it('opens a new visit whenever a question is put anew, and only then', () => {
    fc.assert(
      fc.property(walk, (events) => {
        walked(events, (run, happened, next) => {
          const asked = next.effects.some((effect) => effect.kind === 'ask');
          const { visit } = next.run ?? next.last;
          if (visit > run.visit) expect(asked).toBe(true);
          if (['help', 'repeat', 'remind'].includes(happened.type) && !run.phase.startsWith('cancelling')) expect(visit).toBe(run.visit);
        });
      }),
    );
  });
});
