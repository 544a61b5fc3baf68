/** Edits between two words: a letter put in, left out, exchanged, or swapped with its neighbour. */
export const editDistance = (a: string, b: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchanged = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(exchanged, swapped, at(last, j) + 1, at(row, j - 1) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
};

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;

/** Whether there is exactly one edit between two words. Asked of every word against many: it makes nothing and stops early. */
export const isOneEdit = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false;
  const most = Math.min(a.length, b.length);
  let ahead = 0;
  while (ahead < most && a[ahead] === b[ahead]) ahead += 1;
  let behind = 0;
  while (behind < most - ahead && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind += 1;
  const inA = a.length - ahead - behind;
  const inB = b.length - ahead - behind;
  const isSwap = inA === 2 && inB === 2 && a[ahead] === b[ahead + 1] && a[ahead + 1] === b[ahead];
  return isSwap || (inA + inB > 0 && inA <= 1 && inB <= 1);
};

/** The known name that was probably meant, or null. */
export const nearest = (written: string, known: readonly string[]): string | null => {
  const allowed = Math.max(1, Math.floor(written.length / 3));
  const ranked = known.map((name) => ({ name, distance: editDistance(written, name) })).sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= allowed ? best.name : null;
};

/** "Did you mean “ask”?" where there is a near miss, else the whole list. */
export const didYouMean = (written: string, known: readonly string[]): string => {
  const meant = nearest(written, known);
  if (meant !== null) return `Did you mean “${meant}”?`;
  return known.length > 0 ? `There is: ${known.join(', ')}.` : 'There is none yet.';
};
