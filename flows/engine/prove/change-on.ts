import type { DoStep } from '../flow';
import type { Graph, Situation, Way } from './situation';

/**
 * The step by which a way asks for a change; null where it asks for none. An action that is not known may change something.
 * @param way whose `to` is where it leads, as far as the run says
 */
export const changeOn = (
  { flow, actions }: Pick<Graph, 'flow' | 'actions'>,
  { effects, to }: Pick<Way, 'effects'> & { readonly to: Pick<Situation, 'run'> | null },
): DoStep | null => {
  const step = to === null ? undefined : flow.steps[to.run.step];
  // What is performed is performed by the step in which the run then waits.
  if (step?.verb !== 'do' || !effects.some(({ kind }) => kind === 'perform')) return null;
  return actions.find(({ name }) => name === step.action)?.effect === 'read' ? null : step;
};
