import { describe, expect, it } from '@jest/globals';
import { countingBank } from '../conversation/counting-bank';
import { deskStage, lost, person } from './desk-stage';

describe('a customer who asked for a person at a question', () => {
  it('can still tap its buttons while nobody has come, and is served', async () => {
    const bank = countingBank();
    const { says, tapsId, choice, request, stored } = await deskStage({ actions: bank.actions });
    await says(lost);
    const card = choice('4821');
    await says(person);
    expect(await tapsId(card)).toContain('Shall I report your debit card');
    expect(await says('yes')).toContain('is blocked');
    expect([bank.done('block'), (await request()).state, (await stored()).interrupted]).toEqual([1, 'queued', null]);
  });

  it('can still answer it in words, and is asked once more where they only say yes', async () => {
    const bank = countingBank();
    const { says, request } = await deskStage({ actions: bank.actions });
    await says(lost);
    await says(person);
    expect(await says('the blue one')).toContain('Shall I report your debit card');
    expect(await says('please, I want to talk to a human')).toContain('Shall I report your debit card');
    expect(await says('yes')).toContain('is blocked');
    expect([bank.done('block'), (await request()).state]).toEqual([1, 'queued']);
  });

  it('and says yes to what was asked before the wish is asked once more', async () => {
    const bank = countingBank();
    const { says, taps } = await deskStage({ actions: bank.actions });
    await says(lost);
    await taps('4821');
    await says(person);
    expect(await says('ok')).toBe("You're very welcome.");
    expect(await says('yes')).toContain('Shall I report your debit card');
    expect(bank.done('block')).toBe(0);
    expect(await says('yes')).toContain('is blocked');
    expect(bank.done('block')).toBe(1);
  });

  it('and says what for again is asked the same question, with what is known', async () => {
    const { says, taps } = await deskStage({ actions: countingBank().actions });
    await says(lost);
    await taps('4821');
    await says(person);
    expect(await says(lost)).toContain('Shall I report your debit card');
  });

  it('is never left without the question that is open', async () => {
    const { says } = await deskStage({ actions: countingBank().actions });
    await says(person);
    await says(lost);
    expect(await says('when are you open?')).toContain('Which card is it?');
    expect(await says('hello?')).toContain('Which card is it?');
  });

  it('is told about a button of an older question, and the tap does nothing', async () => {
    const { says, taps, tapsId, choice } = await deskStage({ actions: countingBank().actions });
    await says(lost);
    const old = choice('4821');
    await taps('4821');
    await says(person);
    expect(await tapsId(old)).toContain('earlier question');
  });
});

describe('a kind word in line', () => {
  it.each(['👍', 'thank you'])('"%s" is answered as one, and is nothing for the agent', async (words) => {
    const { says } = await deskStage();
    await says(person);
    expect(await says(words)).toBe("You're very welcome.");
  });

  it('as a greeting asks whether anybody is there', async () => {
    const { says } = await deskStage();
    await says(person);
    expect(await says('hello?')).toContain('My colleagues already have your request');
  });

  it('ends what the bot still asks, and the customer is reminded of what is to come', async () => {
    const bank = countingBank();
    const { says, taps } = await deskStage({ actions: bank.actions });
    await says(person);
    await says(lost);
    await taps('4821');
    await says('yes');
    await says('no');
    expect(await says('thanks')).toContain('My colleagues already have your request');
  });
});
