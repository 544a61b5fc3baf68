import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../bots/card-bank/bot';
import { runFlowTests } from '../../bots/testing';

describe('the flows of the card bank', () => {
  it('hold every conversation of their tests in every language, and no step is without one', async () => {
    const results = await runFlowTests(cardBank);
    expect(results.map(({ flow, failed, untaken }) => ({ flow, failed, untaken }))).toEqual([
      { flow: 'block-lost-card', failed: [], untaken: [] },
      { flow: 'opening-hours', failed: [], untaken: [] },
    ]);
    for (const { played } of results) expect(played).toBeGreaterThan(5);
  });

  it('are not played while anything is wrong with the bot', async () => {
    const silent = { ...cardBank, actions: () => [] };
    await expect(runFlowTests(silent)).rejects.toMatchObject({ code: 'bot_unfit', message: expect.stringMatching(/cards\.block/) });
  });
});
