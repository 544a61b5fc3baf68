import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOpen, nextOpening } from '../../../handoff/desk/hours';
import type { Hours } from '../../../handoff/queue';

const berlin: Hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], from: '08:00', to: '20:00', zone: 'Europe/Berlin' };
const at = (text: string): number => Date.parse(text);
const nextOf = (hours: Hours, now: string): string | null => {
  const next = nextOpening(hours, at(now));
  return next === null ? null : new Date(next).toISOString();
};

describe('opening hours', () => {
  it.each([
    ['2026-01-14T06:59:59Z', false],
    ['2026-01-14T07:00:00Z', true],
    ['2026-01-14T18:59:59Z', true],
    ['2026-01-14T19:00:00Z', false],
    ['2026-07-15T06:00:00Z', true],
    ['2026-07-15T18:00:00Z', false],
    ['2026-01-18T12:00:00Z', false],
    ['2026-01-17T23:30:00Z', false],
  ])('at %s: %s', (now, open) => {
    expect(isOpen(berlin, at(now))).toBe(open);
  });

  it('know holidays by the calendar of their zone: of one year, or of every year', () => {
    const festive: Hours = { ...berlin, holidays: ['12-25', '2026-12-26'] };
    expect(isOpen(festive, at('2026-12-24T12:00:00Z'))).toBe(true);
    expect(isOpen(festive, at('2026-12-25T12:00:00Z'))).toBe(false);
    expect(isOpen(festive, at('2026-12-26T12:00:00Z'))).toBe(false);
    expect(isOpen(festive, at('2029-12-25T12:00:00Z'))).toBe(false);
    expect(isOpen(festive, at('2030-12-26T12:00:00Z'))).toBe(true);
    // Over the holidays and the Sunday behind them.
    expect(nextOf(festive, '2026-12-24T19:30:00Z')).toBe('2026-12-28T07:00:00.000Z');
  });

  it('are the same whether they were asked for before or not, in whatever order', () => {
    const moments = fc.array(fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-02-01T00:00:00Z') }), { maxLength: 6 });
    fc.assert(
      fc.property(moments, (asked) => {
        for (const now of asked) expect(nextOpening(berlin, now)).toBe(nextOpening({ ...berlin }, now));
      }),
      { numRuns: 30 },
    );
  });

  it('"always" is always', () => {
    expect(isOpen('always', 0)).toBe(true);
    expect(nextOpening('always', 123_456)).toBe(123_456);
  });
});

describe('the next opening', () => {
  it('is never in the past, where nobody is there for a single minute', () => {
    const butAMinute: Hours = { ...berlin, days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '23:59' };
    expect(nextOf(butAMinute, '2026-01-14T22:59:10Z')).toBe('2026-01-14T23:00:00.000Z');
  });

  it('is later than now while it is closed, and nobody is there before it', () => {
    const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const span = fc.tuple(fc.integer({ min: 0, max: 24 * 60 - 15 }), fc.integer({ min: 15, max: 24 * 60 }));
    const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') });
    fc.assert(
      fc.property(span, moment, ([from, length], now) => {
        const hours: Hours = { ...berlin, from: clock(from), to: clock(Math.min(from + length, 24 * 60)) };
        fc.pre(!isOpen(hours, now));
        const next = nextOpening(hours, now) ?? 0;
        expect(next).toBeGreaterThan(now);
        expect([isOpen(hours, next - 60_000), isOpen(hours, next)]).toEqual([false, true]);
      }),
      { numRuns: 60 },
    );
  });
  it('is now when it is open', () => {
    expect(nextOf(berlin, '2026-01-14T12:34:56.789Z')).toBe('2026-01-14T12:34:56.789Z');
  });

  it.each([
    ['later the same day', '2026-01-14T02:17:03Z', '2026-01-14T07:00:00.000Z'],
    ['the next day', '2026-01-14T21:00:00Z', '2026-01-15T07:00:00.000Z'],
    ['behind a closed day', '2026-01-17T19:00:00Z', '2026-01-19T07:00:00.000Z'],
    ['behind the change to summer time', '2026-03-28T22:00:00Z', '2026-03-30T06:00:00.000Z'],
    ['behind the change to winter time', '2026-10-24T22:00:00Z', '2026-10-26T07:00:00.000Z'],
  ])('is %s', (_, now, next) => {
    expect(nextOf(berlin, now)).toBe(next);
  });

  it('keeps to the clock of a zone 45 minutes off', () => {
    const kathmandu: Hours = { ...berlin, zone: 'Asia/Kathmandu' };
    expect(nextOf(kathmandu, '2026-01-14T00:00:00Z')).toBe('2026-01-14T02:15:00.000Z');
    expect(nextOf({ ...berlin, zone: 'Pacific/Chatham' }, '2026-01-13T16:00:00Z')).toBe('2026-01-13T18:15:00.000Z');
  });

  it('need not be on a quarter of an hour', () => {
    expect(nextOf({ ...berlin, from: '08:10' }, '2026-01-14T05:00:00Z')).toBe('2026-01-14T07:10:00.000Z');
  });

  it('may be midnight', () => {
    const night: Hours = { days: ['sun'], from: '00:00', to: '24:00', zone: 'Europe/Berlin' };
    expect(nextOf(night, '2026-01-14T12:00:00Z')).toBe('2026-01-17T23:00:00.000Z');
    expect(isOpen(night, at('2026-01-18T22:59:59Z'))).toBe(true);
    expect(isOpen(night, at('2026-01-18T23:00:00Z'))).toBe(false);
  });

  it('is never, for a queue without a day', () => {
    expect(nextOpening({ ...berlin, days: [] }, 0)).toBeNull();
  });

  it('is open, and nothing before it was', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC');
    const time = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(zone, time, (name, date) => {
        const hours: Hours = { ...berlin, zone: name };
        const now = date.getTime();
        const next = nextOpening(hours, now) ?? 0;
        expect(isOpen(hours, next)).toBe(true);
        for (let before = now; before < next; before += 600_000) expect(isOpen(hours, before)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
