import { assign, setup } from 'xstate';
import { compileFlow } from './compile';
import type { Flow } from './flow';
import type { MachineConfig } from './machine-config';
import type { FlowEvent, Run } from './run';

/** What a run keeps beside its place. */
export type Context = Pick<Run, 'visit' | 'slots' | 'values' | 'committed'>;

/** More silent steps in a row than any sound flow has: a loop that lint has not been asked about throws instead of hanging. */
const silentSteps = 500;

const behaviour = setup({
  types: { context: {} as Context, events: {} as FlowEvent, input: {} as Context },
  guards: {
    filled: ({ context }, { slot }: { slot: string }) => context.slots[slot] !== undefined,
    isSlot: ({ event }, { slot }: { slot: string }) => 'slot' in event && event.slot === slot,
    corrects: ({ context, event }, { slot }: { slot: string }) =>
      'slot' in event && event.slot === slot && context.slots[slot] !== undefined,
    correctsTooLate: ({ context, event }, { slot }: { slot: string }) => 'slot' in event && event.slot === slot && context.committed,
    outcome: ({ event }, { is }: { is: string }) => event.type === 'outcome' && event.outcome === is,
    committed: ({ context }) => context.committed,
  },
  actions: {
    say: () => undefined,
    ask: () => undefined,
    perform: () => undefined,
    handoff: () => undefined,
    open: assign({ visit: ({ context }) => context.visit + 1 }),
    commit: assign({ committed: true }),
    set: assign({ slots: ({ context, event }) => ('slot' in event ? { ...context.slots, [event.slot]: event.value } : context.slots) }),
    clear: assign({
      slots: ({ context }, { slot }: { slot: string }) =>
        Object.fromEntries(Object.entries(context.slots).filter(([name]) => name !== slot)),
    }),
    store: assign({ values: ({ context, event }) => (event.type === 'outcome' ? { ...context.values, ...event.values } : context.values) }),
  },
});

/** Gives a compiled flow its behaviour; a config that went through JSON runs the same. */
export const machineOfConfig = (config: MachineConfig) =>
  behaviour.createMachine({
    ...config,
    options: { maxIterations: silentSteps },
    context: ({ input }: { input: Context }) => input,
  } as never);

export type FlowMachine = ReturnType<typeof machineOfConfig>;

const machines = new WeakMap<Flow, FlowMachine>();

/** The flow's machine, made once: making it costs about a millisecond. */
export const machineOf = (flow: Flow): FlowMachine => {
  const known = machines.get(flow);
  if (known) return known;
  const made = machineOfConfig(compileFlow(flow));
  machines.set(flow, made);
  return made;
};
