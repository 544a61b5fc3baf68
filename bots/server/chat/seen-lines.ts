/**
 * Which lines a page has, as ranges of their numbers in order: [[1, 12], [14, 14]]. A line of the customer's is shown at
 * once and an earlier one of the bot's when it is sent, so a single number would not say it.
 */
export type SeenLines = readonly (readonly [first: number, last: number])[];

/** Reads an id of the stream, as `written` made it. What is no such id has seen nothing. */
export const seenIn = (id: string): SeenLines => {
  if (!/^\d{1,9}(-\d{1,9})?(,\d{1,9}(-\d{1,9})?)*$/.test(id)) return [];
  return id.split(',').reduce<SeenLines>((seen, range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return first > (seen.at(-1)?.[1] ?? 0) && last >= first ? [...seen, [first, last]] : seen;
  }, []);
};

/** As an event's id: `1-12,14`. */
export const written = (seen: SeenLines): string =>
  seen.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');

export const isSeen = (seen: SeenLines, seq: number): boolean => seen.some(([first, last]) => first <= seq && seq <= last);

export const withSeen = (seen: SeenLines, seq: number): SeenLines => {
  if (isSeen(seen, seq)) return seen;
  const before = seen.filter(([, last]) => last < seq);
  const behind = seen.filter(([first]) => first > seq);
  const left = before.at(-1)?.[1] === seq - 1 ? before.pop() : undefined;
  const right = behind[0]?.[0] === seq + 1 ? behind.shift() : undefined;
  return [...before, [left?.[0] ?? seq, right?.[1] ?? seq], ...behind];
};

/** The first line that is missing. */
export const firstMissing = (seen: SeenLines): number => (seen[0]?.[0] === 1 ? seen[0][1] + 1 : 1);
