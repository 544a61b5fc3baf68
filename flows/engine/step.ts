import type { RunId } from '../dialogue/ids';
import type { Json } from '../dialogue/json';
import { compileFlow } from './compile';
import { effectsOf } from './effects';
import { EndlessFlow } from './endless-flow';
import { type Flow, isEnding } from './flow';
import { type FlowMachine, machineOf, machineOfConfig } from './machine';
import { firstTransition, type Transitioned, transition } from './pure-transition';
import type { FlowEvent, Run, SlotValue, Stepped } from './run';

/**
 * Begins a run of a flow.
 * @param begin.slots what is known already: the questions for these are skipped
 * @param begin.values what its texts and actions may use from the start (`customer`, …)
 */
export const startRun = (
  flow: Flow,
  begin: { readonly id: RunId; readonly slots: Readonly<Record<string, SlotValue>>; readonly values: Readonly<Record<string, Json>> },
): Stepped => {
  const { id, slots, values } = begin;
  const first = Object.keys(flow.steps)[0] ?? '';
  const run: Run = { id, flow: flow.name, step: first, phase: 'waiting', visit: 0, slots, values, committed: false };
  return stepped(flow, run, () => firstTransition(machineOf(flow), { visit: 0, slots, values, committed: false }));
};

/** Begins a run in the middle of its flow, with what is known from an earlier one: where a person lets the bot go on. */
export const enterRun = (flow: Flow, step: string, begin: Pick<Run, 'id' | 'slots' | 'values' | 'committed'>): Stepped => {
  const { slots, values, committed } = begin;
  const run: Run = { ...begin, flow: flow.name, step, phase: 'waiting', visit: 0 };
  const machine = machineOfConfig({ ...compileFlow(flow), initial: step });
  return stepped(flow, run, () => firstTransition(machine, { visit: 0, slots, values, committed }));
};

/**
 * Takes a run one event further. An event that means nothing where the run is changes nothing.
 * @throws RunOutOfPlace when the flow has no longer the place where the run is
 * @throws EndlessFlow when it goes on and on without waiting for anybody; so do the two above
 */
export const stepRun = (flow: Flow, run: Run, event: FlowEvent): Stepped => {
  if (!hasPlaceOf(flow, run)) throw new RunOutOfPlace(run);
  const { visit, slots, values, committed } = run;
  const machine = machineOf(flow);
  const state = machine.resolveState({ value: { [run.step]: run.phase }, context: { visit, slots, values, committed } });
  return stepped(flow, run, () => transition(machine, state, event));
};

/** Whether a stored run can go on in this flow: its step and phase are still there. */
export const hasPlaceOf = (flow: Flow, run: Run): boolean => machineOf(flow).states[run.step]?.states[run.phase] !== undefined;

/** Thrown for a run that was stored under another form of its flow. */
export class RunOutOfPlace extends Error {
  readonly code = 'run_out_of_place';
  constructor(run: Run) {
    super(`The flow ${run.flow} has no ${run.step}.${run.phase} any more. Ask hasPlaceOf() first, and end such runs with an apology.`);
    this.name = 'RunOutOfPlace';
  }
}

/** XState puts an error of the first steps into the state instead of throwing it, and knows a circle by its message alone. */
const unlessEndless = (flow: Flow, step: () => Transitioned<FlowMachine>): Transitioned<FlowMachine> => {
  try {
    const transitioned = step();
    if (transitioned.state.status === 'error') throw transitioned.state.error;
    return transitioned;
  } catch (error) {
    const isEndless = error instanceof Error && error.message.startsWith('Infinite loop detected');
    throw isEndless ? new EndlessFlow(flow.name, error) : error;
  }
};

const stepped = (flow: Flow, before: Run, step: () => Transitioned<FlowMachine>): Stepped => {
  const { state, actions } = unlessEndless(flow, step);
  const { visit, slots, values, committed } = state.context;
  const kept: Run = { ...before, visit, slots, values, committed };
  const place: unknown = state.value;
  if (typeof place === 'string') {
    // XState stops at a step that says something and leads to itself.
    if (!isEnding(place)) throw new EndlessFlow(flow.name, null);
    return { run: null, ended: place, effects: effectsOf(flow, kept, actions), last: kept };
  }
  const [name, phase] = Object.entries(place as Record<string, string>)[0] ?? ['', ''];
  const run: Run = { ...kept, step: name, phase };
  return { run, ended: null, effects: effectsOf(flow, run, actions) };
};
