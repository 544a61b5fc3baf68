import type { Flow, Slot } from '../flow';
import type { Run, SlotValue } from '../run';

type Slots = Readonly<Record<string, SlotValue>>;

/** What stands for all values that there can be: one, and another where it can be corrected. No way of a flow goes by more than that. */
export const standIns = {
  text: 'some text',
  options: [{ id: 'one' }, { id: 'another' }],
  words: ({ of }: Extract<Slot, { type: 'choice' }>): readonly string[] => of.slice(0, 2),
} as const;

/** The lists that the flow's questions choose from, as if actions had told them. */
export const listsOf = (flow: Flow): Run['values'] =>
  Object.fromEntries(
    Object.values(flow.steps).flatMap((step) => (step.verb === 'ask' && step.buttons ? [[step.buttons, standIns.options]] : [])),
  );

/** What may be known when a flow begins: what its intent fills, and every choice that its first words may have told or denied. */
export const toldAtStart = (flow: Flow, filled: Slots): Iterable<Slots> => {
  const asked = new Set(Object.values(flow.steps).flatMap((step) => (step.verb === 'ask' ? [step.slot] : [])));
  return eachTold(flow, [...asked], filled);
};

/** One by one, for all of them together may be more than can be held. */
function* eachTold(flow: Flow, [name, ...others]: readonly string[], told: Slots): Generator<Slots> {
  if (name === undefined) return yield told;
  const slot = flow.slots[name];
  yield* eachTold(flow, others, told);
  if (slot?.type !== 'choice') return;
  const { [name]: given, ...without } = told;
  yield* eachTold(flow, others, given === undefined ? { ...told, [name]: slot.of[0] ?? '' } : without);
}
