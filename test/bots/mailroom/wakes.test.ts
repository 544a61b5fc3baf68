import { describe, expect, it } from '@jest/globals';
import { type Wake, wakes } from '../../../bots/mailroom/wakes';
import type { Observed } from '../../../bots/observer';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { asId } from '../../../flows/dialogue/ids';
import { hastyClock } from './hasty-clock';
import { quiet } from './quiet';

const stage = (stored: Wake[] = [], clock = virtualClock(0)) => {
  const rung: string[] = [];
  const observed: Observed[] = [];
  const down = { yes: false };
  const timers = wakes({
    clock,
    observe: (one) => observed.push(one),
    ring: (id) => {
      rung.push(`${id} ${clock.now()}`);
      // The turn that it sets off takes the timer out of the conversation.
      stored.splice(
        stored.findIndex((one) => one.conversation === id),
        1,
      );
    },
    due: async function* (until) {
      if (down.yes) throw new Error('down');
      yield* stored.filter(({ wakeAt = Number.POSITIVE_INFINITY }) => wakeAt <= until);
    },
  });
  return { clock, rung, observed, timers, stored, down };
};
const wake = (name: string, wakeAt: number): Wake => ({ of: name, conversation: asId(name), wakeAt });

describe('durable timers', () => {
  it('ring at their time', async () => {
    const { timers, clock, rung } = stage();
    await timers.start();
    timers.set(asId('c'), 8_000);
    timers.set(asId('c'), 9_000);
    await clock.advance(20_000, quiet);
    expect(rung).toEqual(['c 9000']);
  });

  it('ring at their time where the clock rings too early: before it there is nothing to wake for', async () => {
    const { timers, clock, rung } = stage([], hastyClock(virtualClock(0)));
    await timers.start();
    timers.set(asId('c'), 8_000);
    await clock.advance(20_000, quiet);
    expect(rung).toEqual(['c 8000']);
  });

  it('that are far off are found by the look-ahead, at their time', async () => {
    const { timers, clock, rung } = stage([wake('day', 86_400_000), wake('half hour', 1_800_000)]);
    timers.set(asId('day'), 86_400_000);
    await timers.start();
    await clock.advance(86_400_000, quiet);
    expect(rung).toEqual(['half hour 1800000', 'day 86400000']);
  });

  it('that were missed while the process was down ring at the start', async () => {
    const { timers, clock, rung } = stage([wake('missed', -5_000)]);
    await timers.start();
    await clock.advance(0, quiet);
    expect(rung).toEqual(['missed 0']);
  });

  it('are looked for again after the store was down', async () => {
    const { timers, clock, rung, observed, down, stored } = stage();
    down.yes = true;
    await timers.start();
    expect(observed).toMatchObject([{ kind: 'trouble', where: 'timers' }]);
    stored.push(wake('late', 20_000));
    down.yes = false;
    await clock.advance(31_000, quiet);
    expect(rung).toEqual(['late 30000']);
  });

  it('are silent once stopped', async () => {
    const { timers, clock, rung } = stage([wake('c', 10_000)]);
    await timers.start();
    timers.stop();
    await clock.advance(120_000, quiet);
    expect(rung).toEqual([]);
  });
});
