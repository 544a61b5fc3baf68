import type { Run } from '../run';
import { slotsUsed } from '../slots-used';
import { changeOn } from './change-on';
import { isConsent } from './is-consent';
import { matterOf } from './matter-of';
import type { Graph, Situation, Way } from './situation';

/** A way before it is known where it leads. */
type Taken = Pick<Way, 'from' | 'by' | 'effects'>;

/** Where a way leads, and what of the past is still known there. */
export const situationBehind = (graph: Pick<Graph, 'flow' | 'actions'>, way: Taken, reached: Run): Situation => {
  // A question that is put once more is the same one.
  const run = { ...reached, visit: 0 };
  const agreed = isConsent(graph.flow, way);
  const change = changeOn(graph, { ...way, to: { run } });
  const before = agreed ? [] : (way.from?.sinceYes ?? []);
  return {
    run,
    sinceYes: [...new Set([...before, ...(change === null ? [] : [matterOf(change)])])].sort(),
    // A yes is none to what is asked after it.
    hasYes: graph.flow.steps[run.step]?.verb !== 'ask' && (agreed || way.from?.hasYes === true),
    shown: shownBehind(graph, way, run),
    settled: settledBehind(graph, way, run),
  };
};

const shownBehind = ({ flow }: Pick<Graph, 'flow'>, way: Taken, run: Run): readonly string[] => {
  const { from, by } = way;
  const step = from && flow.steps[from.run.step];
  const now = step && isConsent(flow, way) ? slotsUsed(step).filter((name) => Object.hasOwn(flow.slots, name)) : [];
  const shown = [...(from?.shown ?? []), ...now].filter((slot) => {
    const isAnew = (by.type === 'answer' && by.slot === slot) || run.slots[slot] !== from?.run.slots[slot];
    return run.slots[slot] !== undefined && !isAnew;
  });
  return [...new Set(shown)].sort();
};

const settledBehind = ({ flow }: Pick<Graph, 'flow'>, { from, by, effects }: Taken, run: Run): readonly string[] => {
  const step = flow.steps[run.step];
  const commits = step?.verb === 'do' && step.commit && effects.some(({ kind }) => kind === 'perform');
  if (commits) return Object.keys(run.slots).sort();
  return (from?.settled ?? []).filter((slot) => run.slots[slot] !== undefined && !(by.type === 'answer' && by.slot === slot));
};
