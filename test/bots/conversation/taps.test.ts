import { describe, expect, it } from '@jest/globals';
import { countingBank } from './counting-bank';
import { stage } from './stage';

describe('a button', () => {
  it('of an earlier question does nothing, and the open question comes back', async () => {
    const bank = countingBank();
    const { says, taps, tapsId, choice } = await stage({ actions: bank.actions });
    await says('i lost my card');
    const gold = choice('7710');
    await taps('4821');
    const answer = await tapsId(gold);
    expect(answer).toContain('belongs to an earlier question');
    expect(answer).toContain('Shall I report your debit card ••4821');
    expect(bank.calls).toEqual([]);
  });

  it('tapped twice blocks once and does not order by itself', async () => {
    const bank = countingBank();
    const { says, taps, sends, choice, settle, said } = await stage({ actions: bank.actions });
    await says('i lost my card');
    await taps('4821');
    const yes = { kind: 'choice', choice: choice('Yes'), title: 'Yes, block it' } as const;
    await sends(yes);
    await sends(yes);
    await settle();
    expect(said()).toContain('belongs to an earlier question.\n\nShall I order you a new card?');
    expect([bank.done('block'), bank.done('order')]).toEqual([1, 0]);
  });

  it('of yesterday does not confirm the block of today', async () => {
    const bank = countingBank();
    const { says, taps, tapsId, choice, passes } = await stage({ actions: bank.actions });
    await says('i lost my card');
    await taps('4821');
    const yesterday = choice('Yes');
    await passes(26 * 3_600_000);
    await says('i lost my card');
    await taps('7710');
    expect(await tapsId(yesterday)).toContain('earlier question');
    expect(bank.calls).toEqual([]);
  });

  it('that comes when everything is over leads back to what can be done', async () => {
    const bank = countingBank();
    const { says, taps, tapsId, choice, passes } = await stage({ actions: bank.actions });
    await says('i lost my card');
    await taps('4821');
    const block = choice('Yes');
    await says('stop');
    await says('yes');
    const answer = await tapsId(block);
    expect(answer).toContain('earlier question');
    expect(answer).toContain('What do you need?');
    await passes(31 * 60_000);
    expect(await tapsId(block)).toContain('earlier question');
    expect(bank.calls).toEqual([]);
  });

  it('that somebody else has sent counts as its words', async () => {
    const { sends, settle, said } = await stage();
    await sends({ kind: 'choice', choice: 'CAMPAIGN_7', title: 'I lost my card' });
    await settle();
    expect(said()).toContain('Which card is it?');
  });
});

describe('"did you mean"', () => {
  const unclear = 'help card';

  it('begins what was chosen, and only once', async () => {
    const { says, taps, tapsId, choice } = await stage();
    expect(await says(unclear)).toContain('Did you mean one of these?');
    const lost = choice('I lost my card');
    expect(await taps('I lost my card')).toContain('Which card is it?');
    expect(await tapsId(lost)).toContain('earlier question');
  });

  it('is a miss when it was neither', async () => {
    const { says, taps, request } = await stage();
    await says(unclear);
    expect(await taps('Something else')).toContain("didn't understand");
    await says('qwertz uiop');
    expect(await request()).toMatchObject({ reason: 'not_understood' });
  });
});
