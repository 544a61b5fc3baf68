import { afterEach, expect, it, jest } from '@jest/globals';
import { aheadBy, serverClock } from '../../../handoff/console/transport/server-clock';

const date = 'Wed, 14 Jan 2026 09:00:00 GMT';
const then = Date.parse(date);
afterEach(() => void jest.restoreAllMocks());

it('the difference to the server is taken from the middle of the call, and of the second that the header names', () => {
  expect(aheadBy(date, then - 60_000, then - 59_000)).toBe(60_000);
  expect([aheadBy(null, 0, 0), aheadBy('yesterday', 0, 0)]).toEqual([null, null]);
});

it("the clock of the window is the server's, and stands still as long as the difference is not clear", () => {
  const own = jest.spyOn(Date, 'now').mockReturnValue(then + 90_000);
  expect(serverClock.now()).toBe(then + 90_000);
  serverClock.set(date, then + 90_000);
  expect(serverClock.now()).toBe(then + 500);
  own.mockReturnValue(then + 91_200);
  serverClock.set(date, then + 91_200);
  expect(serverClock.now()).toBe(then + 1_700);
  own.mockReturnValue(then + 400);
  serverClock.set(date, then + 400);
  expect(serverClock.now()).toBe(then + 400);
});
