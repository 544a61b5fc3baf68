import { describe, expect, it } from '@jest/globals';
import { retryAfter } from '../../../../bots/channels/meta/retry-after';

const now = Date.UTC(2026, 2, 1, 10);
const usage = (minutes: unknown): string => JSON.stringify({ '1': [{ type: 'messaging', estimated_time_to_regain_access: minutes }] });

describe('retryAfter', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    [
      'a date, counted from the answer’s own',
      { 'retry-after': 'Sun, 01 Mar 2026 09:00:30 GMT', date: 'Sun, 01 Mar 2026 09:00:00 GMT' },
      30_000,
    ],
    ['a date, counted from our own clock', { 'retry-after': 'Sun, 01 Mar 2026 10:00:30 GMT' }, 30_000],
    ['the longest of several', { 'retry-after': ['7', '9'], 'x-business-use-case-usage': [usage(1), usage(2)] }, 120_000],
    ['minutes of usage', { 'x-business-use-case-usage': usage(3) }, 180_000],
    ['the longer of the two', { 'retry-after': '7', 'x-business-use-case-usage': usage(1) }, 60_000],
    ['at most a day', { 'retry-after': '99999999' }, 86_400_000],
  ])('reads %s', (_, headers, ms) => {
    expect(retryAfter(headers, now)).toBe(ms);
  });

  it.each([
    ['nothing', {}],
    ['no usage left to wait for', { 'x-business-use-case-usage': usage(0) }],
    ['what is neither', { 'retry-after': 'soon', 'x-business-use-case-usage': '{"1":' }],
    ['a date that has passed', { 'retry-after': 'Sun, 01 Mar 2026 09:00:00 GMT', date: 'Sun, 01 Mar 2026 09:00:30 GMT' }],
    ['a date that has passed by our own clock', { 'retry-after': 'Sun, 01 Mar 2026 09:00:00 GMT' }],
  ])('names no time for %s', (_, headers) => {
    expect(retryAfter(headers, now)).toBeUndefined();
  });
});
