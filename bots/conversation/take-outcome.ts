import type { Arrival } from '../mailroom/arrival';
import type { Draft } from './draft';
import { flowIn } from './flow-in';
import { giveUp } from './give-up';
import { handOver } from './hand-over';
import { goOn } from './play';
import type { Player } from './player';
import { sayOfFlow } from './speak';
import { whoServes } from './who-serves';

/** The customer has just read that it is not known yet: the next attempt gives them time for that. ms. */
const overdueRest = 5_000;

/** An errand has come back: the flow goes on, or, where it did not wait any longer, the customer hears of it late. */
export const takeOutcome = async (draft: Draft, player: Player, arrival: Extract<Arrival, { kind: 'outcome' }>): Promise<void> => {
  const { errand: read, outcome, final } = arrival;
  const { version, ...errand } = read;
  const next = final ? ({ state: 'done' } as const) : ({ state: 'overdue', due: draft.now + overdueRest } as const);
  draft.returned.push({ errand: { ...errand, ...next }, version });
  draft.write({ author: 'system', kind: 'event', text: `${errand.action}: ${final ? outcome.outcome : 'unknown yet'}` });
  if (draft.conversation.errand !== errand.id) return final ? tellLate(draft, player, arrival) : undefined;
  draft.set({ errand: null });
  const { floor, interrupted } = draft.conversation;
  if (floor.holder === 'agent' || interrupted?.run.id === errand.run) keepForBot(draft, player, arrival);
  else await goOnWith(draft, player, arrival);
  // Where the flow has handed over itself meanwhile, the stronger of the two has been served (hand-over.ts).
  const { wanted } = draft.conversation;
  if (!wanted || draft.conversation.floor.holder === 'agent') return;
  await handOver(draft, player, whoServes(flowIn(player.bot, draft.conversation), wanted));
};

const goOnWith = async (draft: Draft, player: Player, arrival: Extract<Arrival, { kind: 'outcome' }>): Promise<void> => {
  const { run, overdue } = draft.conversation;
  if (!arrival.final && run) draft.set({ overdue: [...overdue, { errand: arrival.errand.id, run }] });
  // A flow that is gone with an old release is gone on with by a person, who reads the outcome above.
  return flowIn(player.bot, draft.conversation) ? goOn(draft, player, heardAs(arrival)) : giveUp(draft, player);
};

/** The flow was put aside for a person, who reads the outcome in the line above; the flow hears of it when it goes on. */
const keepForBot = (draft: Draft, player: Player, arrival: Extract<Arrival, { kind: 'outcome' }>): void => {
  const { interrupted, overdue } = draft.conversation;
  if (!interrupted) return;
  draft.set({ overdue: [...overdue, { errand: arrival.errand.id, run: interrupted.run }] });
  if (arrival.final) return tellLate(draft, player, arrival);
  draft.set({ interrupted: { run: interrupted.run, outcome: heardAs(arrival) } });
};

const heardAs = ({ outcome: { outcome, values = {} } }: Extract<Arrival, { kind: 'outcome' }>) =>
  ({ type: 'outcome', outcome, values }) as const;

const tellLate = (draft: Draft, { bot }: Player, arrival: Extract<Arrival, { kind: 'outcome' }>): void => {
  const { errand, outcome } = arrival;
  const { overdue, floor, interrupted } = draft.conversation;
  const then = overdue.find((late) => late.errand === errand.id);
  draft.set({ overdue: overdue.filter((late) => late !== then) });
  // A flow that still stands where it wanted this goes on with what is known now.
  if (interrupted?.run.id === errand.run && interrupted.run.step === errand.step) {
    draft.set({ interrupted: { run: interrupted.run, outcome: heardAs(arrival) } });
  }
  // A person who has the floor tells it in their own words: the line above is in front of them.
  if (!then || floor.holder === 'agent') return;
  const run = { ...then.run, values: { ...then.run.values, ...outcome.values } };
  const general = outcome.outcome === 'refused' ? 'handoff:late_error' : 'handoff:late_ok';
  sayOfFlow(draft, bot, run, [`${errand.step}.late_${outcome.outcome}`, general]);
};
