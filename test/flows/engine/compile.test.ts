import { describe, expect, it } from '@jest/globals';
import { initialTransition, transition } from 'xstate';
import { compileFlow } from '../../../flows/engine/compile';
import { machineOf, machineOfConfig } from '../../../flows/engine/machine';
import type { MachineConfig } from '../../../flows/engine/machine-config';
import type { FlowEvent } from '../../../flows/engine/run';
import { blockLostCard } from './block-lost-card';
import { flowOf } from './flow-of';
import { cards } from './rehearsal';

const flow = flowOf(blockLostCard);

const walk: readonly FlowEvent[] = [
  { type: 'outcome', outcome: 'registered', values: { customer: { id: 'c1' } } },
  { type: 'outcome', outcome: 'ok', values: { cards } },
  { type: 'nomatch' },
  { type: 'cancel' },
  { type: 'no' },
  { type: 'answer', slot: 'card', value: cards[0] },
  { type: 'yes' },
  { type: 'outcome', outcome: 'ok', values: {} },
  { type: 'human' },
];

const traceOf = (config: MachineConfig): readonly unknown[] => {
  const machine = machineOfConfig(config);
  let [state] = initialTransition(machine, { visit: 0, slots: {}, values: {}, committed: false });
  return walk.map((event) => {
    const [next, actions] = transition(machine, state, event);
    state = next;
    return [next.value, next.context, actions.map(({ type, params }) => [type, params])];
  });
};

describe('compileFlow', () => {
  it('makes a config that is JSON and runs the same after a trip through it', () => {
    const config = compileFlow(flow);
    const copied = JSON.parse(JSON.stringify(config)) as MachineConfig;
    expect(copied).toEqual(config);
    expect(traceOf(copied)).toEqual(traceOf(config));
  });

  it('keeps tries as states', () => {
    const { states } = compileFlow(flow);
    expect(Object.keys(states['which_card']?.states ?? {})).toEqual([
      'enter',
      'try_1',
      'cancelling_1',
      'try_2',
      'cancelling_2',
      'try_3',
      'cancelling_3',
    ]);
  });

  it('makes the machine of a flow once', () => {
    expect(machineOf(flow)).toBe(machineOf(flow));
  });
});
