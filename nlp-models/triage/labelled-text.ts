import { groupBy } from './group-by';

/** A text and the intent that it has. */
export interface LabelledText {
  readonly text: string;
  readonly intent: string;
}

/** Takes so many texts of each intent, by chance that the seed fixes; the order of the texts is kept. */
export function sample(texts: readonly LabelledText[], perIntent: number, seed: number): readonly LabelledText[] {
  const random = randomNumbers(seed);
  const drawn = groupBy(
    texts.map(({ intent }, at) => ({ intent, at, draw: random() })),
    ({ intent }) => intent,
  );
  const chosen = new Set(
    [...drawn.values()].flatMap((draws) =>
      draws
        .sort((left, right) => left.draw - right.draw)
        .slice(0, perIntent)
        .map(({ at }) => at),
    ),
  );
  return texts.filter((_, at) => chosen.has(at));
}

/** mulberry32: small and even enough for drawing lots. */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
