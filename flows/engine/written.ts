import type { Flow, Repair, Slot, Step } from './flow';
import type { FlowShape, StepShape } from './format';
import { lastName } from './slots-used';

/** What holds where the file says nothing; times in ms. */
const defaults = {
  timeout: 8_000,
  retryWait: 1_000,
  repair: { cancel: 'confirm', silence: { remind: null, close: 1_800_000 }, tries: { max: 3, then: 'human' }, human: null },
} as const satisfies { timeout: number; retryWait: number; repair: Repair };

/** The flow that a file means: every default filled in, every next step named. */
export const flowOf = (
  shape: FlowShape,
  steps: ReadonlyMap<string, StepShape>,
  file: string,
  lines: Readonly<Record<string, number>>,
): Flow => {
  const names = [...steps.keys()];
  return {
    name: shape.flow,
    about: shape.about,
    owner: shape.owner,
    channels: shape.channels ?? null,
    starts: Object.fromEntries(Object.entries(shape.starts).map(([intent, slots]) => [intent, slots ?? {}])),
    slots: Object.fromEntries(Object.entries(shape.slots ?? {}).map(([name, slot]): [string, Slot] => [name, slotOf(slot)])),
    repair: repairOf(shape.repair),
    safe: shape.safe ?? false,
    steps: Object.fromEntries([...steps].map(([name, step], index) => [name, stepOf(name, step, names[index + 1] ?? 'end')])),
    file,
    lines,
  };
};

const slotOf = (slot: NonNullable<FlowShape['slots']>[string]): Slot =>
  slot.type === 'choice' ? slot : { type: slot.type, private: slot.private ?? false };

const repairOf = (written: FlowShape['repair']): Repair => ({
  cancel: written?.cancel ?? defaults.repair.cancel,
  silence: {
    remind: written?.silence?.remind ?? defaults.repair.silence.remind,
    close: written?.silence?.close ?? defaults.repair.silence.close,
  },
  tries: { max: written?.tries?.max ?? defaults.repair.tries.max, then: written?.tries?.then ?? defaults.repair.tries.then },
  human: written?.human ? { queue: written.human.queue, priority: written.human.priority ?? 'normal' } : defaults.repair.human,
});

const stepOf = (name: string, step: StepShape, following: string): Step => {
  switch (step.verb) {
    case 'say':
      return { verb: 'say', name, next: step.written.next ?? following };
    case 'ask':
      return { verb: 'ask', name, slot: step.written.ask, buttons: step.written.buttons ?? null, next: step.written.next ?? following };
    case 'confirm':
      return {
        verb: 'confirm',
        name,
        shows: step.written.confirm ?? [],
        yes: step.written.yes ?? following,
        no: step.written.no ?? 'end',
      };
    case 'do':
      return {
        verb: 'do',
        name,
        action: step.written.do,
        input: inputOf(step.written.with ?? []),
        once: step.written.once ?? false,
        commit: step.written.commit ?? false,
        timeout: step.written.timeout ?? defaults.timeout,
        retry: { times: step.written.retry?.times ?? 0, wait: step.written.retry?.wait ?? defaults.retryWait },
        on: step.written.on,
      };
    case 'handoff': {
      const { queue, priority, tell, on } = step.written.handoff;
      const next = step.written.next;
      return {
        verb: 'handoff',
        name,
        says: 'say' in step.written,
        queue,
        priority: priority ?? 'normal',
        tell: tell ?? [],
        on: {
          returned: on?.returned ?? next ?? 'triage',
          closed: on?.closed ?? next ?? null,
          nobody: on?.nobody ?? next ?? null,
        },
      };
    }
    default:
      return step satisfies never;
  }
};

const inputOf = (written: readonly string[] | Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  isList(written) ? Object.fromEntries(written.map((path) => [lastName(path), path])) : written;

const isList = (written: readonly string[] | Readonly<Record<string, string>>): written is readonly string[] => Array.isArray(written);
