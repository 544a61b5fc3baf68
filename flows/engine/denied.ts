import { placesOf, type Said } from './said';

/** The words of a language that turn what is named into its opposite, and those behind which they do so no longer. */
export interface Negating {
  /** `['not', "don't"]` */
  readonly negations: readonly string[];
  /** `['but']`, as in "not blue but gold" */
  readonly contrasts: readonly string[];
}

/** So many other words may stand between a negation and what it is about. */
const reach = 3;

/**
 * Which of the named words are spoken against: those behind a negation ("neither blue nor gold"), or, where none is, the one
 * before it ("die blaue nicht"). A negation within a name ("can't find it") is none.
 */
export const deniedAmong = (named: ReadonlySet<number>, said: Said, { negations, contrasts }: Negating): ReadonlySet<number> => {
  const ends = new Set(contrasts.flatMap((contrast) => placesOf(said, contrast).flat()));
  const denied = new Set<number>();
  for (const places of negations.flatMap((negation) => placesOf(said, negation))) {
    if (places.some((place) => named.has(place))) continue;
    const [first = 0, last = first] = [places[0], places.at(-1)];
    const inClause = (place: number, from: number): boolean => said.clauses[place] === said.clauses[from];
    const before = denied.size;
    for (let place = last + 1, between = 0; inClause(place, last) && !ends.has(place) && between <= reach; place += 1) {
      if (named.has(place)) denied.add(place);
      between = named.has(place) ? 0 : between + 1;
    }
    if (denied.size > before) continue;
    const nearest = [...named].filter((place) => place < first && inClause(place, first) && first - place - 1 <= reach);
    if (nearest.length > 0) denied.add(Math.max(...nearest));
  }
  return denied;
};
