import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { firstMissing, isSeen, type SeenLines, seenIn, withSeen, written } from '../../../../bots/server/chat/seen-lines';

const seenOf = (numbers: Iterable<number>): SeenLines => [...numbers].reduce<SeenLines>(withSeen, []);
const numbers = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 });

describe('the lines that a page has', () => {
  it('are what was put in, whatever the order', () => {
    fc.assert(
      fc.property(numbers, (put) => {
        const seen = seenOf(put);
        for (let seq = 1; seq <= 31; seq += 1) expect(isSeen(seen, seq)).toBe(put.includes(seq));
        expect(seen).toEqual(seenOf([...put].sort((one, other) => one - other)));
      }),
    );
  });

  it('stand in as few ranges as there can be, and come back from an id as they went in', () => {
    fc.assert(
      fc.property(numbers, (put) => {
        const seen = seenOf(put);
        expect(seen.every(([first], index) => index === 0 || first > (seen[index - 1]?.[1] ?? 0) + 1)).toBe(true);
        expect(seenIn(written(seen))).toEqual(seen);
      }),
    );
  });

  it('tell the first one that is missing', () => {
    expect([[], [2], [1], [1, 2, 3, 7]].map((put) => firstMissing(seenOf(put)))).toEqual([1, 1, 2, 4]);
  });

  it('are none for anything that is no id', () => {
    fc.assert(fc.property(fc.string(), (text) => seenIn(text).every(([first, last]) => first <= last)));
    expect(seenIn('1-3,,5')).toEqual([]);
  });
});
