import { groupBy } from './group-by';
import type { Understanding } from './understanding';

/** One tested text: what it means, and what was made of it. */
export interface Judged {
  readonly truth: string;
  readonly guess: string | null;
  readonly confidence: number;
  readonly decision: Understanding['decision'];
}

const ranges = 10;

export const isRight = ({ truth, guess }: Judged): boolean => truth === guess;

export const share = (judged: readonly Judged[], has: (one: Judged) => boolean): number =>
  judged.filter(has).length / Math.max(1, judged.length);

/** The mean of the intents' F1 scores: a rare intent counts as much as a frequent one. */
export function macroF1(judged: readonly Judged[]): number {
  const truths = [...new Set(judged.map(({ truth }) => truth))];
  const scores = truths.map((intent) => {
    const hits = judged.filter(({ truth, guess }) => truth === intent && guess === intent).length;
    const meant = judged.filter(({ truth }) => truth === intent).length;
    const guessed = judged.filter(({ guess }) => guess === intent).length;
    return (2 * hits) / (meant + guessed);
  });
  return scores.reduce((total, score) => total + score, 0) / Math.max(1, scores.length);
}

/** Expected calibration error: how far confidence is from the share that is right, over ten equal ranges of confidence. */
export function calibrationError(judged: readonly Judged[]): number {
  const groups = groupBy(judged, ({ confidence }) => Math.min(ranges - 1, Math.floor(confidence * ranges)));
  return [...groups.values()].reduce((error, group) => {
    const claimed = group.reduce((total, { confidence }) => total + confidence, 0) / group.length;
    return error + (Math.abs(claimed - share(group, isRight)) * group.length) / judged.length;
  }, 0);
}

/** The chance that a text with an intent gets more confidence than one without; a tie counts half. */
export function auroc(inside: readonly Judged[], outside: readonly Judged[]): number {
  let wins = 0;
  for (const one of inside) {
    for (const other of outside) wins += one.confidence > other.confidence ? 1 : one.confidence === other.confidence ? 0.5 : 0;
  }
  return wins / Math.max(1, inside.length * outside.length);
}
