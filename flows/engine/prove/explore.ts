import { asId } from '../../dialogue/ids';
import { EndlessFlow } from '../endless-flow';
import type { Flow } from '../flow';
import type { FlowEvent, Stepped } from '../run';
import { startRun, stepRun } from '../step';
import { eventsAt } from './events-at';
import type { Begins, Graph, House, Situation, Way } from './situation';
import { situationBehind } from './situation-behind';
import { listsOf, toldAtStart } from './stand-ins';

/**
 * Walks through everything that can happen to a flow, the nearest first. Each way is taken by the engine that runs the flow, so
 * that what is proved is what runs. Null where there are more than `most` situations.
 */
export const explore = (flow: Flow, house: House, most: number): Graph | null => {
  const { actions } = house;
  const known = new Map<string, Situation>();
  const ways: Way[] = [];
  const take = (from: Situation | null, by: FlowEvent | Begins, stepping: () => Stepped): void => {
    const stepped = unlessCircle(stepping);
    const way = { from, by, effects: stepped?.effects ?? [] };
    if (!stepped?.run) {
      ways.push({ ...way, to: null, ended: stepped ? stepped.ended : 'circle' });
      return;
    }
    const to = situationBehind({ flow, actions }, way, stepped.run);
    const key = keyOf(to);
    const place = known.get(key) ?? to;
    known.set(key, place);
    ways.push({ ...way, to: place, ended: null });
  };

  const values = listsOf(flow);
  const starts = Object.keys(flow.starts).length > 0 ? Object.entries(flow.starts) : [[null, {}] as const];
  for (const [intent, filled] of starts)
    for (const slots of toldAtStart(flow, filled)) {
      if (known.size > most) return null;
      take(null, { type: 'begins', intent }, () => startRun(flow, { id: asId('proof'), slots, values }));
    }

  // A map is walked through in the order in which it grows: the nearest situations come first.
  for (const situation of known.values()) {
    if (known.size > most) return null;
    for (const event of eventsAt(flow, situation.run, house)) take(situation, event, () => stepRun(flow, situation.run, event));
  }
  return { flow, actions, situations: [...known.values()], ways };
};

/** No way goes by what a slot holds, but by whether it holds anything; of what is settled, another value is a change. */
const keyOf = ({ run, settled, ...past }: Situation): string => {
  const slots = Object.keys(run.slots)
    .sort()
    .map((name) => (settled.includes(name) ? [name, run.slots[name]] : [name]));
  return JSON.stringify([run.step, run.phase, run.committed, slots, settled, past]);
};

const unlessCircle = (stepping: () => Stepped): Stepped | null => {
  try {
    return stepping();
  } catch (error) {
    if (error instanceof EndlessFlow) return null;
    throw error;
  }
};
