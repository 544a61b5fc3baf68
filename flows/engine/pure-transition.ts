import { type AnyActorScope, createActor, type ExecutableActionObject, type SnapshotFrom } from 'xstate';
import type { Context, FlowMachine } from './machine';
import type { FlowEvent } from './run';

/** Where the machine is now, and the actions on the way there, in order; none of them was executed. */
export interface Transitioned {
  readonly state: SnapshotFrom<FlowMachine>;
  readonly actions: readonly ExecutableActionObject[];
}

/**
 * The machine's own pure functions. XState's `initialTransition` and `transition` do the same, but make a new actor for each
 * call, which plays the machine's beginning once more: that takes three times as long as the step itself.
 */
export const firstTransition = (machine: FlowMachine, input: Context): Transitioned =>
  collected(machine, (scope) => machine.getInitialSnapshot(scope, input));

export const transition = (machine: FlowMachine, state: SnapshotFrom<FlowMachine>, event: FlowEvent): Transitioned =>
  collected(machine, (scope) => machine.transition(state, event, scope));

const collected = (machine: FlowMachine, step: (scope: AnyActorScope) => SnapshotFrom<FlowMachine>): Transitioned => {
  const actions: ExecutableActionObject[] = [];
  const self = actorOf(machine);
  const state = step({
    self,
    system: self.system,
    id: self.id,
    sessionId: self.sessionId,
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
    actionExecutor: (action) => void actions.push(action),
  });
  return { state, actions };
};

const actors = new WeakMap<FlowMachine, ReturnType<typeof createActor<FlowMachine>>>();

/** One for each machine, never started: XState wants to know on whose behalf it computes. */
const actorOf = (machine: FlowMachine): ReturnType<typeof createActor<FlowMachine>> => {
  const known = actors.get(machine) ?? createActor(machine, { input: { visit: 0, slots: {}, values: {}, committed: false } });
  actors.set(machine, known);
  return known;
};
