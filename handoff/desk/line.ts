/** What somebody in line can be told. */
export interface PlaceInLine {
  /** How many are served before them. */
  readonly ahead: number;
  /** How long it will take, as far as can be said; null: it cannot. */
  readonly minutes: number | null;
}

/** Fewer acceptances than these say nothing about the next one. */
const fewest = 3;

/**
 * The place in line, and an estimate by how fast the queue has moved of late: nothing is promised that was not seen.
 * @param acceptedAt when the last requests of the queue were accepted, the latest first, ms UTC
 */
export const placeInLine = (ahead: number, acceptedAt: readonly number[], now: number): PlaceInLine => {
  const oldest = acceptedAt.at(-1);
  if (oldest === undefined || acceptedAt.length < fewest) return { ahead, minutes: null };
  return { ahead, minutes: Math.max(1, Math.ceil(((ahead + 1) * (now - oldest)) / acceptedAt.length / 60_000)) };
};

/** Whether the line has moved so much that it is worth a message: the next one, half as many ahead, or five minutes more or less. */
export const hasChangedMuch = (told: PlaceInLine | null, now: PlaceInLine): boolean => {
  if (told === null) return true;
  if (now.ahead < told.ahead && (now.ahead === 0 || now.ahead <= told.ahead / 2)) return true;
  return now.minutes !== null && told.minutes !== null && Math.abs(now.minutes - told.minutes) >= 5;
};
