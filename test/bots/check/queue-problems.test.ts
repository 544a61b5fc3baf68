import { expect, it } from '@jest/globals';
import { queueProblems } from '../../../bots/check/queue-problems';
import { type Hours, queue } from '../../../handoff/queue';

const usual = { days: ['mon', 'tue'], from: '08:00', to: '20:00', zone: 'Europe/Berlin' } as const;
const problemsOf = (hours: Hours): readonly string[] => queueProblems(queue('cards', { hours })).map(({ message }) => message);

it.each<[string, Hours]>([
  ['always', 'always'],
  ['on working days', usual],
  ['until midnight', { ...usual, to: '24:00' }],
  ['but on holidays', { ...usual, holidays: ['12-25', '2026-01-01'] }],
])('a queue that is open %s is one', (_, hours) => {
  expect(problemsOf(hours)).toEqual([]);
});

it.each<[string, Hours, RegExp]>([
  ['in a zone that nobody knows', { ...usual, zone: 'Europe/Berln' }, /time zone that nobody knows: Europe\/Berln/],
  ['on no day', { ...usual, days: [] }, /never open/],
  ['until before it opens', { ...usual, to: '07:00' }, /never open/],
  ['until a time that is no HH:MM', { ...usual, to: '9:00' }, /never open/],
  ['from an hour that no clock shows', { ...usual, from: '25:00', to: '26:00' }, /never open/],
  ['but on a day that no calendar has', { ...usual, holidays: ['13-45'] }, /no day: 13-45/],
])('a queue that is open %s is refused, with the cure', (_, hours, problem) => {
  expect(problemsOf(hours)).toEqual([expect.stringMatching(problem)]);
});

it.each([0, 999, 1.5, 31 * 24 * 3_600_000])('a queue that promises a word within %d ms is refused', (first) => {
  expect(queueProblems(queue('cards', { promise: { first } }))).toHaveLength(1);
});
