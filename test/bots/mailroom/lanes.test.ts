import { describe, expect, it } from '@jest/globals';
import { lanes } from '../../../bots/mailroom/lanes';

/** Lanes whose work ends when the test says so. */
const stage = (width: number) => {
  const log: string[] = [];
  const open = new Map<string, () => void>();
  const working = lanes(width, (lane) => {
    log.push(`begin ${lane}`);
    return new Promise<void>((resolve) => {
      open.set(lane, () => {
        log.push(`end ${lane}`);
        resolve();
      });
    });
  });
  const finish = async (lane: string): Promise<void> => {
    open.get(lane)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { working, log, finish };
};

describe('lanes', () => {
  it('serve a lane once more when it was woken while it was being served', async () => {
    const { working, log, finish } = stage(4);
    working.wake('a');
    working.wake('a');
    working.wake('a');
    expect(log).toEqual(['begin a']);
    await finish('a');
    await finish('a');
    expect(log).toEqual(['begin a', 'end a', 'begin a', 'end a']);
  });

  it('serve no more at once than they are wide, and the rest in the order in which they were woken', async () => {
    const { working, log, finish } = stage(2);
    for (const lane of ['a', 'b', 'c', 'd']) working.wake(lane);
    expect(log).toEqual(['begin a', 'begin b']);
    await finish('b');
    await finish('a');
    expect(log).toEqual(['begin a', 'begin b', 'end b', 'begin c', 'end a', 'begin d']);
  });

  it('are idle when nothing is under way, at once where nothing ever was', async () => {
    const { working, finish } = stage(1);
    await working.idle();
    working.wake('a');
    working.wake('b');
    let idle = false;
    const waiting = working.idle().then(() => {
      idle = true;
    });
    await finish('a');
    expect([idle, working.busy()]).toEqual([false, true]);
    await finish('b');
    await waiting;
    expect([idle, working.busy()]).toEqual([true, false]);
  });

  it('finish what is under way when they are stopped, and begin nothing new', async () => {
    const { working, log, finish } = stage(1);
    working.wake('a');
    working.wake('b');
    const stopped = working.stop();
    working.wake('c');
    await finish('a');
    await stopped;
    expect(log).toEqual(['begin a', 'end a']);
    expect(working.busy()).toBe(false);
  });
});
