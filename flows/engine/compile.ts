import { endings, type Flow, type Step, type Target } from './flow';
import { goTo } from './go-to';
import type { MachineConfig, StateConfig, TransitionConfig } from './machine-config';
import { questionState } from './question-state';

/**
 * The XState machine of a flow, as pure JSON. Every step is a state; tries are states and never counters, so that the
 * behaviour is finite. The code behind the names of its guards and actions is the same for all flows (see `machine.ts`).
 */
export const compileFlow = (flow: Flow): MachineConfig => {
  const steps = Object.values(flow.steps);
  return {
    id: `flow:${flow.name}`,
    initial: steps[0]?.name ?? 'end',
    on: { human: { target: '#human' } },
    states: {
      ...Object.fromEntries(steps.map((step) => [step.name, { id: step.name, ...stateOf(flow, step) }])),
      ...Object.fromEntries(endings.map((ending) => [ending, { id: ending, ...endState(ending) }])),
    },
  };
};

const endState = (ending: (typeof endings)[number]): StateConfig => {
  switch (ending) {
    case 'cancelled':
      return { type: 'final', entry: [{ type: 'say', params: { keys: ['repair:cancelled'] } }] };
    case 'silent':
      return { type: 'final', entry: [{ type: 'say', params: { keys: ['repair:closed'] } }] };
    case 'human':
    case 'triage':
    case 'end':
      return { type: 'final' };
    default:
      return ending satisfies never;
  }
};

const stateOf = (flow: Flow, step: Step): StateConfig => {
  const go = (to: Target) => goTo(flow, step, to);
  switch (step.verb) {
    case 'say':
      return { entry: [sayOwnText(step)], always: [go(step.next)] };
    case 'ask':
    case 'confirm':
      return questionState(flow, step);
    case 'do':
      return {
        initial: 'waiting',
        entry: [...(step.commit ? [{ type: 'commit' as const }] : []), { type: 'perform', params: { step: step.name } }],
        states: { waiting: {} },
        on: {
          outcome: [
            ...Object.entries(step.on).map(([is, to]) => stored({ guard: { type: 'outcome', params: { is } }, ...go(to) })),
            stored(go(step.on['error'] ?? 'human')),
          ],
          cancel: { guard: { type: 'committed' }, actions: [{ type: 'say', params: { keys: ['repair:too_late'] } }] },
        },
      };
    case 'handoff':
      return {
        initial: 'waiting',
        entry: [...(step.says ? [sayOwnText(step)] : []), { type: 'handoff', params: { step: step.name } }],
        states: { waiting: {} },
        on: Object.fromEntries(Object.entries(step.on).flatMap(([exit, to]) => (to === null ? [] : [[exit, go(to)]]))),
      };
    default:
      return step satisfies never;
  }
};

const sayOwnText = (step: Step) => ({ type: 'say', params: { keys: [`${step.name}.say`] } }) as const;

/** What is not named as an outcome counts as an error, which every `do` handles. */
const stored = (transition: TransitionConfig): TransitionConfig => ({
  ...transition,
  actions: [{ type: 'store' }, ...(transition.actions ?? [])],
});
