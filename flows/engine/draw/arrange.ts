import { sizes } from './sizes';

/** A place in a row: a box, or where a line passes through. */
export interface Place {
  readonly id: string;
  readonly row: number;
  readonly width: number;
  x: number;
}

/** Places move a little in each round; after these nothing moves any more that an eye would see. */
const rounds = 24;

/** Orders each row by where its neighbours stand, and moves its places towards them, as far as the others let it. */
export const arrange = (rows: readonly Place[][], links: readonly (readonly [string, string])[], isMain: (id: string) => boolean): void => {
  const at = new Map(rows.flat().map((place) => [place.id, place]));
  const beside = (id: string): readonly Place[] =>
    links.flatMap(([from, to]) => (from === id ? (at.get(to) ?? []) : to === id ? (at.get(from) ?? []) : []));
  const wish = ({ id, x }: Place): number => {
    const others = beside(id).map((place) => place.x);
    return isMain(id) ? 0 : others.length === 0 ? x : others.reduce((sum, one) => sum + one, 0) / others.length;
  };
  for (const row of rows)
    spread(
      row.toSorted((a, b) => Number(isMain(b.id)) - Number(isMain(a.id))),
      () => 0,
      isMain,
    );
  for (let round = 0; round < rounds; round += 1)
    for (const row of round % 2 === 0 ? rows : rows.toReversed()) {
      const wishes = new Map(row.map((place) => [place, wish(place)]));
      const wanted = (place: Place): number => wishes.get(place) ?? 0;
      row.sort((a, b) => Number(isMain(b.id)) - Number(isMain(a.id)) || wanted(a) - wanted(b));
      spread(row, wanted, isMain);
    }
};

/** Puts places beside each other, none nearer to the left than it wishes; the main one stands at 0. */
const spread = (row: readonly Place[], wanted: (place: Place) => number, isMain: (id: string) => boolean): void => {
  let edge = Number.NEGATIVE_INFINITY;
  for (const place of row) {
    place.x = isMain(place.id) ? 0 : Math.max(wanted(place), edge + sizes.gap + place.width / 2, place.width / 2);
    edge = place.x + place.width / 2;
  }
};
