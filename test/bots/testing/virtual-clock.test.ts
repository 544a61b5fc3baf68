import { describe, expect, it } from '@jest/globals';
import { virtualClock } from '../../../bots/testing/virtual-clock';

describe('a virtual clock', () => {
  it('rings what becomes due in its order, each at its own time', async () => {
    const clock = virtualClock(0);
    const rung: string[] = [];
    clock.after(30, () => rung.push(`b ${clock.now()}`));
    clock.after(10, () => rung.push(`a ${clock.now()}`));
    clock.after(99, () => rung.push('too late'));
    await clock.advance(50);
    expect([rung, clock.now()]).toEqual([['a 10', 'b 30'], 50]);
  });

  it('rings what is set while it moves on, once what was set off is done', async () => {
    const clock = virtualClock(0);
    const rung: number[] = [];
    clock.after(10, () => clock.after(10, () => rung.push(clock.now())));
    let settled = 0;
    await clock.advance(25, async () => {
      settled += 1;
    });
    expect([rung, settled]).toEqual([[20], 2]);
  });

  it('forgets what is cancelled', async () => {
    const clock = virtualClock(0);
    const rung: string[] = [];
    clock.after(10, () => rung.push('never'))();
    await clock.advance(100);
    expect(rung).toEqual([]);
  });

  it('knows how long until a sleeper wakes, and counts no other alarm', async () => {
    const clock = virtualClock(0);
    clock.after(5, () => {});
    expect(clock.untilWaking()).toBeNull();
    const slept = clock.sleep(20).then(() => clock.now());
    expect(clock.untilWaking()).toBe(20);
    await clock.advance(20);
    expect(await slept).toBe(20);
  });
});
