import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alarms } from '../../../bots/mailroom/alarms';
import { backOff } from '../../../bots/mailroom/back-off';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { hastyClock } from './hasty-clock';

describe('alarms', () => {
  it('ring once, at their time; one that is set anew rings at the new time alone', async () => {
    const clock = virtualClock(0);
    const rung: string[] = [];
    const set = alarms(clock);
    set.set('a', 100, () => rung.push(`a ${clock.now()}`));
    set.set('b', 50, () => rung.push(`b ${clock.now()}`));
    set.set('a', 200, () => rung.push(`a anew ${clock.now()}`));
    await clock.advance(1_000);
    expect(rung).toEqual(['b 50', 'a anew 200']);
  });

  it('ring at once for a time that is over, and never once they are stopped', async () => {
    const clock = virtualClock(1_000);
    const rung: string[] = [];
    const set = alarms(clock);
    set.set('over', 10, () => rung.push('over'));
    await clock.advance(0);
    set.set('stopped', 1_500, () => rung.push('stopped'));
    set.stop();
    await clock.advance(1_000);
    expect(rung).toEqual(['over']);
  });

  it('are not set any more once they are stopped: nothing is left that keeps a process alive', () => {
    let running = 0;
    const clock = virtualClock(0);
    const set = alarms({
      ...clock,
      after: (ms, then) => {
        running += 1;
        return clock.after(ms, then);
      },
    });
    set.stop();
    set.set('late', 100, () => {});
    expect(running).toBe(0);
  });

  it('wait on where the clock rings too early', async () => {
    const clock = virtualClock(0);
    const rung: number[] = [];
    const set = alarms(hastyClock(clock));
    set.set('a', 100, () => rung.push(clock.now()));
    await clock.advance(1_000);
    expect(rung).toEqual([100]);
  });

  it('can be replaced after the clock rang too early', async () => {
    const clock = virtualClock(0);
    const rung: string[] = [];
    const set = alarms(hastyClock(clock));
    set.set('a', 100, () => rung.push('first'));
    await clock.advance(99);
    set.set('a', 200, () => rung.push('second'));
    await clock.advance(1_000);
    expect(rung).toEqual(['second']);
  });

  it('can be set again by what they ring', async () => {
    const clock = virtualClock(0);
    let rung = 0;
    const set = alarms(clock);
    const ring = (): void => {
      rung += 1;
      if (rung < 3) set.set('a', clock.now() + 10, ring);
    };
    set.set('a', 10, ring);
    await clock.advance(100);
    expect(rung).toBe(3);
  });
});

describe('back-off', () => {
  const limits = { first: 200, longest: 30_000 };

  it('doubles, up to the longest', () => {
    expect([1, 2, 3, 4, 8, 9, 100].map((attempts) => backOff(attempts, limits, () => 1))).toEqual([
      200, 400, 800, 1_600, 25_600, 30_000, 30_000,
    ]);
  });

  it('lies anywhere in the upper half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempts, random) => {
        const full = backOff(attempts, limits, () => 1);
        const ms = backOff(attempts, limits, () => random);
        expect(ms).toBeGreaterThanOrEqual(full / 2);
        expect(ms).toBeLessThanOrEqual(full);
      }),
    );
  });
});
