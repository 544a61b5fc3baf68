import { minimise } from './minimise';
import type { Reading } from './text-classifier';

/** What tells a sure reading from a lucky one. */
export type GateSigns = readonly [
  logProbability: number,
  logit: number,
  margin: number,
  energy: number,
  knownShare: number,
  logLength: number,
];

export interface GateJson {
  readonly weights: readonly number[];
  readonly bias: number;
}

/** L2 penalty: with few cases, rather no opinion than a wild one. */
const strictness = 1;

/** How sure a reading looks when `best` is taken for its meaning. */
export function gateSigns(reading: Reading, best: number, words: number): GateSigns {
  let second = 0;
  for (const [number, probability] of reading.probabilities.entries()) {
    if (number !== best && probability > second) second = probability;
  }
  const probability = reading.probabilities[best] ?? 0;
  return [
    Math.log(Math.max(probability, 1e-9)),
    reading.logits[best] ?? 0,
    probability - second,
    reading.energy,
    reading.knownShare,
    Math.log1p(words),
  ];
}

/** Turns signs into the probability that the reading is right: logistic regression on readings whose truth is known. */
export class Gate {
  constructor(private readonly json: GateJson) {}

  static fit(cases: readonly { readonly signs: GateSigns; readonly right: boolean }[]): Gate {
    const dimensions = cases[0]?.signs.length ?? 0;
    const means = Array.from({ length: dimensions }, (_, sign) => mean(cases.map(({ signs }) => signs[sign] ?? 0)));
    const spreads = means.map((middle, sign) => Math.sqrt(mean(cases.map(({ signs }) => ((signs[sign] ?? 0) - middle) ** 2))) || 1);
    const rows = cases.map(({ signs, right }) => ({
      right: right ? 1 : 0,
      signs: signs.map((value, sign) => (value - (means[sign] ?? 0)) / (spreads[sign] ?? 1)),
    }));
    const point = new Float32Array(dimensions + 1);
    minimise(point, (at, slope) => logisticLoss(rows, at, slope), { maxSteps: 200, tolerance: 1e-5 });
    const weights = spreads.map((spread, sign) => (point[sign] ?? 0) / spread);
    return new Gate({ weights, bias: (point[dimensions] ?? 0) - sum(weights.map((weight, sign) => weight * (means[sign] ?? 0))) });
  }

  /** 0 to 1. */
  confidence(signs: GateSigns): number {
    return logistic(this.json.bias + sum(signs.map((value, sign) => value * (this.json.weights[sign] ?? 0))));
  }

  toJSON(): GateJson {
    return this.json;
  }
}

function logisticLoss(
  rows: readonly { readonly signs: readonly number[]; readonly right: number }[],
  at: Float32Array,
  slope: Float32Array,
): number {
  const bias = at.length - 1;
  let loss = 0;
  for (let sign = 0; sign < bias; sign += 1) {
    slope[sign] = strictness * (at[sign] ?? 0);
    loss += (strictness / 2) * (at[sign] ?? 0) ** 2;
  }
  slope[bias] = 0;
  for (const { signs, right } of rows) {
    const estimate = logistic((at[bias] ?? 0) + sum(signs.map((value, sign) => value * (at[sign] ?? 0))));
    loss -= Math.log(Math.max(right === 1 ? estimate : 1 - estimate, 1e-12));
    for (let sign = 0; sign < bias; sign += 1) slope[sign] = (slope[sign] ?? 0) + (estimate - right) * (signs[sign] ?? 0);
    slope[bias] = (slope[bias] ?? 0) + estimate - right;
  }
  return loss;
}

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / Math.max(1, values.length);
