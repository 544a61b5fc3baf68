import { describe, expect, it } from '@jest/globals';
import { countingBank } from './counting-bank';
import { stage } from './stage';

/** Which flows have ended, and how, as the house tells of it. */
const endsOf = async (play: (at: Awaited<ReturnType<typeof stage>>) => Promise<unknown>) => {
  const at = await stage({ actions: countingBank().actions });
  await play(at);
  return at.observed.flatMap((one) => (one.kind === 'flow' ? [[one.flow, one.how]] : []));
};

describe('of a flow it is told how it has ended', () => {
  it('once the commit of its last turn is done', async () => {
    const ends = await endsOf(async ({ says, observed, stored }) => {
      await says('I lost my card');
      expect(observed.filter(({ kind }) => kind === 'flow')).toEqual([]);
      await says('what are your opening hours');
      expect((await stored()).run?.flow).toBe('block-lost-card');
    });
    expect(ends).toEqual([['opening-hours', 'end']]);
  });

  it('where it was stopped', async () => {
    const ends = await endsOf(async ({ says, taps }) => {
      await says('I lost my card');
      await says('stop');
      await taps('Yes');
    });
    expect(ends).toEqual([['block-lost-card', 'cancelled']]);
  });

  it('where nobody answers any more', async () => {
    const ends = await endsOf(async ({ says, passes }) => {
      await says('I lost my card');
      await passes(24 * 3_600_000);
    });
    expect(ends).toEqual([['block-lost-card', 'silent']]);
  });

  it('where a person takes over in its middle', async () => {
    const ends = await endsOf(async ({ says }) => {
      await says('I lost my card');
      await says('I want to talk to a person');
    });
    expect(ends).toEqual([['block-lost-card', 'human']]);
  });
});
