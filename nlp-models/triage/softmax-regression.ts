import { minimise } from './minimise';

/** Training vectors one behind the other: text `n` is `indices[starts[n] … starts[n + 1]]`, and the same in `values`. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/**
 * Fits weights so that exp(weights · features) are the odds of the classes. Row-major: `features` rows of `classes`, and one row
 * of biases behind them. `strictness` is the L2 penalty: higher means smaller weights.
 */
export function fitSoftmax(
  rows: SparseRows,
  labels: Int32Array,
  shape: { readonly features: number; readonly classes: number },
  strictness: number,
): Float32Array {
  const { classes } = shape;
  const weights = new Float32Array((shape.features + 1) * classes);
  const biases = shape.features * classes;
  const odds = new Float64Array(classes);
  minimise(
    weights,
    (point, slope) => {
      let loss = 0;
      for (let at = 0; at < point.length; at += 1) {
        const weight = at < biases ? (point[at] ?? 0) : 0;
        slope[at] = strictness * weight;
        loss += (strictness / 2) * weight * weight;
      }
      for (let row = 0; row < labels.length; row += 1) {
        const start = rows.starts[row] ?? 0;
        const end = rows.starts[row + 1] ?? start;
        for (let kind = 0; kind < classes; kind += 1) odds[kind] = point[biases + kind] ?? 0;
        for (let at = start; at < end; at += 1) {
          const from = (rows.indices[at] ?? 0) * classes;
          const value = rows.values[at] ?? 0;
          for (let kind = 0; kind < classes; kind += 1) odds[kind] = (odds[kind] ?? 0) + value * (point[from + kind] ?? 0);
        }
        const label = labels[row] ?? 0;
        const own = odds[label] ?? 0;
        loss += toProbabilities(odds) - own;
        odds[label] = (odds[label] ?? 0) - 1;
        for (let kind = 0; kind < classes; kind += 1) slope[biases + kind] = (slope[biases + kind] ?? 0) + (odds[kind] ?? 0);
        for (let at = start; at < end; at += 1) {
          const from = (rows.indices[at] ?? 0) * classes;
          const value = rows.values[at] ?? 0;
          for (let kind = 0; kind < classes; kind += 1) slope[from + kind] = (slope[from + kind] ?? 0) + value * (odds[kind] ?? 0);
        }
      }
      return loss;
    },
    { maxSteps: 40, tolerance: 2e-3 },
  );
  return weights;
}

/** Turns logits into probabilities in place, and answers the logarithm of the sum of their exponentials. */
export function toProbabilities(logits: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > largest) largest = logit;
  let sum = 0;
  for (let at = 0; at < logits.length; at += 1) {
    const odds = Math.exp((logits[at] ?? 0) - largest);
    logits[at] = odds;
    sum += odds;
  }
  for (let at = 0; at < logits.length; at += 1) logits[at] = (logits[at] ?? 0) / sum;
  return largest + Math.log(sum);
}
