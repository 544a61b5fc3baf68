import { slotsUsed } from '../../slots-used';
import { changeOn } from '../change-on';
import { firstWays, routeTo } from '../routes';
import type { Graph, Way } from '../situation';
import type { Broken, Statement } from '../statement';

/** F604: whatever changes something has a yes, behind which nothing was asked, and which has shown what the change is given. */
export const consent: Statement = (graph) => {
  const changes = [...new Set(graph.ways.flatMap((way) => changeOn(graph, way)?.action ?? []))];
  const says =
    changes.length === 0 ? 'The flow changes nothing.' : `Without a yes of the customer nothing is changed (${changes.join(', ')}).`;
  for (const way of graph.ways) {
    const lack = lackOn(graph, way);
    if (!lack || !way.to) continue;
    const route = [...routeTo(firstWays(graph), way.from), way];
    return { says, broken: { code: 'F604', step: way.to.run.step, ...lack, route } };
  }
  return { says, broken: null };
};

const lackOn = (graph: Graph, way: Way): Pick<Broken['broken'], 'message' | 'cure'> | null => {
  const step = changeOn(graph, way);
  if (!step || !way.to) return null;
  const { hasYes, shown } = way.to;
  if (!hasYes)
    return {
      message: `“${step.action}” changes something, and is reached without a yes of the customer.`,
      cure: 'Put a “confirm:” before it on every way, behind the last question.',
    };
  const hidden = slotsUsed(step).find((name) => Object.hasOwn(graph.flow.slots, name) && !shown.includes(name));
  if (hidden === undefined) return null;
  return {
    message: `“${step.action}” changes something and is given “${hidden}”, which the customer’s yes has not shown.`,
    cure: `Write “confirm: [${hidden}]” before it on every way.`,
  };
};
