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
export const toldAtStart = (flow: Flow, filled: Slots): readonly Slots[] => {
  const asked = Object.values(flow.steps).flatMap((step) => (step.verb === 'ask' ? [step.slot] : []));
  return [...new Set(asked)].reduce<readonly Slots[]>(
    (told, name) => {
      const slot = flow.slots[name];
      return slot?.type === 'choice' ? told.flatMap((known) => toldOrNot(known, name, standIns.words(slot))) : told;
    },
    [filled],
  );
};

const toldOrNot = (known: Slots, slot: string, words: readonly string[]): readonly Slots[] => {
  const { [slot]: given, ...without } = known;
  const others = words.filter((word) => word !== given).map((word) => ({ ...without, [slot]: word }));
  return given === undefined ? [known, ...others] : [known, without, ...others];
};
