import { describe, expect, it } from '@jest/globals';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { gather } from '../../../handoff/console/transport/gather';

const stage = () => {
  const clock = virtualClock(0);
  const passed: string[] = [];
  const gathering = gather<string>((things) => passed.push(`${clock.now()}: ${things.join(' ')}`), 50, clock.after);
  return { clock, passed, gathering };
};

describe('what is gathered', () => {
  it('is passed on at once after a quiet moment, and then together', async () => {
    const { clock, passed, gathering } = stage();
    for (const thing of ['a', 'b', 'c']) gathering.add(thing);
    expect(passed).toEqual(['0: a']);
    await clock.advance(49);
    expect(passed).toEqual(['0: a']);
    await clock.advance(2);
    expect(passed).toEqual(['0: a', '50: b c']);
    gathering.add('d');
    await clock.advance(200);
    gathering.add('e');
    expect(passed).toEqual(['0: a', '50: b c', '100: d', '251: e']);
  });

  it('can be had at once, in its order, and comes once', async () => {
    const { clock, passed, gathering } = stage();
    for (const thing of ['a', 'b', 'c']) gathering.add(thing);
    gathering.flush();
    gathering.flush();
    await clock.advance(1_000);
    expect(passed).toEqual(['0: a', '0: b c']);
  });
});
