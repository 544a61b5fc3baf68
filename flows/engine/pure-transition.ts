import {
  type AnyActor,
  type AnyActorLogic,
  type AnyActorScope,
  type AnyMachineSnapshot,
  createActor,
  type EventFrom,
  type ExecutableActionObject,
  type InputFrom,
  type SnapshotFrom,
} from 'xstate';

/** Where a machine is now, and the actions on the way there, in order; none of them was executed. */
export interface Transitioned<Machine extends AnyActorLogic> {
  readonly state: SnapshotFrom<Machine>;
  readonly actions: readonly ExecutableActionObject[];
}

/**
 * The machine's own pure functions. XState's `initialTransition` and `transition` do the same, but make a new actor for each
 * call, which plays the machine's beginning once more: that takes three times as long as the step itself.
 */
export const firstTransition = <Machine extends AnyActorLogic>(machine: Machine, input: InputFrom<Machine>): Transitioned<Machine> =>
  collected(machine, input, (scope) => machine.getInitialSnapshot(scope, input));

/** For machines whose input is their context. */
export const transition = <Machine extends AnyActorLogic>(
  machine: Machine,
  state: SnapshotFrom<Machine>,
  event: EventFrom<Machine>,
): Transitioned<Machine> => {
  const before = state as AnyMachineSnapshot;
  return collected(machine, before.context as InputFrom<Machine>, (scope) => machine.transition(before, event, scope));
};

const collected = <Machine extends AnyActorLogic>(
  machine: Machine,
  input: InputFrom<Machine>,
  step: (scope: AnyActorScope) => AnyMachineSnapshot,
): Transitioned<Machine> => {
  const actions: ExecutableActionObject[] = [];
  const self = actorOf(machine, input);
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
  return { state: state as SnapshotFrom<Machine>, actions };
};

const actors = new WeakMap<AnyActorLogic, AnyActor>();

/** One for each machine, never started: XState wants to know on whose behalf it computes. */
const actorOf = <Machine extends AnyActorLogic>(machine: Machine, input: InputFrom<Machine>): AnyActor => {
  const known = actors.get(machine) ?? createActor(machine as AnyActorLogic, { input });
  actors.set(machine, known);
  return known;
};
