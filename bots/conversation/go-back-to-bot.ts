import type { Flow } from '../../flows/engine/flow';
import type { FlowEvent, Run } from '../../flows/engine/run';
import { firstName, slotsUsed } from '../../flows/engine/slots-used';
import { enterRun, hasPlaceOf, startRun } from '../../flows/engine/step';
import type { Draft } from './draft';
import { goOn, playFrom } from './play';
import type { Player } from './player';
import { sayOfHouse } from './speak';

/** Where a person lets the bot go on. */
export interface PlaceInFlow {
  readonly flow: Flow;
  readonly step: string;
}

/**
 * The bot has the floor again and goes on: where it is told to, else where it was interrupted. What was said to the person
 * is not replayed to it.
 */
export const goBackToBot = async (draft: Draft, player: Player, to?: PlaceInFlow): Promise<void> => {
  const { interrupted, run: meanwhile, errand: awaited, overdue } = draft.conversation;
  draft.set({ interrupted: null });
  if (to) {
    // What is still being done for the flow as it was is told when it is known.
    if (awaited !== null && interrupted) draft.set({ errand: null, overdue: [...overdue, { errand: awaited, run: interrupted.run }] });
    await goOnAt(draft, player, to, interrupted?.run ?? null);
  } else if (meanwhile) await goOn(draft, player, { type: 'repeat' });
  else if (interrupted) await takeUp(draft, player, interrupted.run, interrupted.outcome);
  const { run, errand } = draft.conversation;
  if (run === null && errand === null && !draft.speech.hasSaidLast('house:help')) sayOfHouse(draft, player.bot, 'house:help');
};

const takeUp = async (draft: Draft, player: Player, run: Run, outcome: FlowEvent | null): Promise<void> => {
  const flow = player.bot.flows.get(run.flow);
  // A new release has no longer the place: triage takes the next message.
  if (!flow || !hasPlaceOf(flow, run)) return;
  draft.set({ run });
  if (outcome) return goOn(draft, player, outcome);
  return goOn(draft, player, { type: flow.steps[run.step]?.verb === 'handoff' ? 'returned' : 'repeat' });
};

/** In the middle of the flow where the earlier run knows enough for it; else from its beginning, which asks what is missing. */
const goOnAt = async (draft: Draft, player: Player, { flow, step }: PlaceInFlow, earlier: Run | null): Promise<void> => {
  const known = earlier?.flow === flow.name ? earlier : null;
  const entered = flow.steps[step];
  const id = draft.newRunId();
  const slots = known ? withoutAnswerOf(entered, known.slots) : {};
  const enough =
    known && entered && slotsUsed(entered).every((name) => slots[name] !== undefined || known.values[firstName(name)] !== undefined);
  const values = known?.values ?? {};
  const committed = known?.committed === true && entered?.verb !== 'ask';
  await playFrom(
    draft,
    player,
    flow,
    enough ? enterRun(flow, step, { id, slots, values, committed }) : startRun(flow, { id, slots, values: {} }),
  );
};

/** To be sent to a question means to be asked it again. */
const withoutAnswerOf = (step: Flow['steps'][string] | undefined, slots: Run['slots']): Run['slots'] =>
  step?.verb === 'ask' ? Object.fromEntries(Object.entries(slots).filter(([name]) => name !== step.slot)) : slots;
