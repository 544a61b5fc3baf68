import { firstWays, routeTo } from '../routes';
import type { Way } from '../situation';
import type { Statement } from '../statement';

/** F607: what a `commit` has settled stays so: it is neither cancelled nor corrected. */
export const committed: Statement = (graph) => {
  const says = 'Past a “commit”, no cancelling and no correction changes anything.';
  const bad = graph.ways.find(undoes);
  if (!bad?.from) return { says, broken: null };
  const { step } = bad.from.run;
  const what = bad.by.type === 'correct' ? `“${bad.by.slot}” can be corrected` : 'the flow can be cancelled';
  return {
    says,
    broken: {
      code: 'F607',
      step,
      message: `at “${step}”, ${what} though a “commit” lies behind.`,
      cure: 'Lead on from the commit to questions of their own, not back to one that was put before it.',
      route: [...routeTo(firstWays(graph), bad.from), bad],
    },
  };
};

const undoes = ({ from, by, to }: Way): boolean => {
  if (!from?.run.committed) return false;
  if (by.type === 'cancel') return to !== from;
  return by.type === 'correct' && from.settled.includes(by.slot) && to !== from;
};
