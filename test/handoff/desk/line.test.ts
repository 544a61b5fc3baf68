import { describe, expect, it } from '@jest/globals';
import { hasChangedMuch, placeInLine } from '../../../handoff/desk/line';
import { minutes, start } from './request-at';

const ago = (...counts: number[]): readonly number[] => counts.map((count) => start - minutes(count));

describe('a place in line', () => {
  it('has no estimate where fewer than three were accepted of late', () => {
    expect(placeInLine(4, ago(1, 2), start)).toEqual({ ahead: 4, minutes: null });
    expect(placeInLine(0, [], start)).toEqual({ ahead: 0, minutes: null });
  });

  it.each([
    [0, [2, 4, 6], 2],
    [4, [2, 4, 6], 10],
    [1, [1, 2, 10], 7],
    [0, [0, 0, 0], 1],
  ])('with %d ahead, where the last were accepted %j minutes ago, takes %d minutes', (ahead, accepted, expected) => {
    expect(placeInLine(ahead, ago(...accepted), start)).toEqual({ ahead, minutes: expected });
  });
});

describe('whether a customer hears of', () => {
  const place = (ahead: number, estimate: number | null = null) => ({ ahead, minutes: estimate });

  it.each([
    ['the first', null, place(9), true],
    ['the same place', place(3), place(3), false],
    ['one fewer of many', place(9), place(8), false],
    ['half as many', place(8), place(4), true],
    ['being the next', place(1), place(0), true],
    ['still being the next', place(0), place(0), false],
    ['more before them than there were', place(2), place(7), false],
    ['four minutes more', place(3, 5), place(3, 9), false],
    ['five minutes more', place(3, 5), place(3, 10), true],
    ['five minutes less', place(3, 10), place(3, 5), true],
    ['an estimate where there was none', place(3), place(3, 10), false],
  ])('%s', (_, told, now, isNews) => {
    expect(hasChangedMuch(told, now)).toBe(isNews);
  });
});
