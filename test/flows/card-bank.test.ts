import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../bots/card-bank/bot';
import { runFlowTests } from '../../bots/testing/cases/run-flow-tests';

describe('the flows of the card bank', () => {
  it('hold every conversation of their tests in every language, and no step is without one', async () => {
    const { results, problems, untested } = await runFlowTests(cardBank, {}, { flow: null, locale: null });
    expect([problems, untested]).toEqual([[], []]);
    expect(results.map(({ flow, failed, untaken }) => ({ flow, failed, untaken }))).toEqual([
      { flow: 'block-lost-card', failed: [], untaken: [] },
      { flow: 'opening-hours', failed: [], untaken: [] },
    ]);
    for (const { played } of results) expect(played).toBeGreaterThan(5);
  });
});
