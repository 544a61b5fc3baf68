import { asId } from '../../dialogue/ids';
import type { Flow } from '../flow';
import type { FlowEvent, Stepped } from '../run';
import { startRun, stepRun } from '../step';
import { eventsAt } from './events-at';
import { type ActionInProof, type Begins, changeOn, type Graph, isConsent, type Situation, type Way } from './situation';
import { listsOf, toldAtStart } from './stand-ins';

/**
 * Walks through everything that can happen to a flow, the nearest first. Each way is taken by the engine that runs the flow, so
 * that what is proved is what runs. Null where there are more than `most` situations.
 */
export const explore = (flow: Flow, actions: readonly ActionInProof[], most: number): Graph | null => {
  const known = new Map<string, Situation>();
  const ways: Way[] = [];
  const take = (from: Situation | null, by: FlowEvent | Begins, stepping: () => Stepped): void => {
    const stepped = unlessCircle(stepping);
    const way = { from, by, effects: stepped?.effects ?? [] };
    if (!stepped?.run) {
      ways.push({ ...way, to: null, ended: stepped ? stepped.ended : 'circle' });
      return;
    }
    const to = situationBehind(flow, actions, from, { ...way, to: null, ended: null }, stepped.run);
    const key = JSON.stringify([to.run.step, to.run.phase, to.run.committed, sorted(to.run.slots), to.sinceYes, to.settled]);
    const place = known.get(key) ?? to;
    known.set(key, place);
    ways.push({ ...way, to: place, ended: null });
  };

  const values = listsOf(flow);
  for (const [intent, filled] of Object.entries(flow.starts))
    for (const slots of toldAtStart(flow, filled)) {
      if (known.size > most) return null;
      take(null, { type: 'begins', intent }, () => startRun(flow, { id: asId('proof'), slots, values }));
    }

  // A map is walked through in the order in which it grows: the nearest situations come first.
  for (const situation of known.values()) {
    if (known.size > most) return null;
    for (const event of eventsAt(flow, situation.run, actions)) take(situation, event, () => stepRun(flow, situation.run, event));
  }
  return { flow, actions, situations: [...known.values()], ways };
};

const situationBehind = (
  flow: Flow,
  actions: readonly ActionInProof[],
  from: Situation | null,
  way: Way,
  reached: Situation['run'],
): Situation => {
  // A question that is put once more is the same one.
  const run = { ...reached, visit: 0 };
  const changed = changeOn({ actions }, way);
  const before = isConsent(flow, way) ? [] : (from?.sinceYes ?? []);
  const sinceYes = [...new Set([...before, ...(changed === null ? [] : [changed])])].sort();
  return { run, sinceYes, settled: settledBehind(flow, from, way, run) };
};

const settledBehind = (flow: Flow, from: Situation | null, { by, effects }: Way, run: Situation['run']): readonly string[] => {
  const step = flow.steps[run.step];
  const commits = step?.verb === 'do' && step.commit && effects.some(({ kind }) => kind === 'perform');
  if (commits) return Object.keys(run.slots).sort();
  return (from?.settled ?? []).filter((slot) => run.slots[slot] !== undefined && !(by.type === 'answer' && by.slot === slot));
};

const sorted = (slots: Situation['run']['slots']) => Object.entries(slots).sort(([a], [b]) => (a < b ? -1 : 1));

/** The engine throws when a flow goes on and on without waiting for anybody. */
const unlessCircle = (stepping: () => Stepped): Stepped | null => {
  try {
    return stepping();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Infinite loop detected')) return null;
    throw error;
  }
};
