import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { converse } from '../../../bots/testing/converse';
import { countingBank } from './counting-bank';

describe('a customer who says nothing', () => {
  it('is reminded after three minutes, once, and left alone after thirty', async () => {
    await converse(cardBank)
      .says('i lost my card')
      .waits('2m')
      .expects()
      .waits('1m')
      .expects('repair:remind', 'which_card.ask')
      .waits('26m')
      .expects()
      .waits('1m')
      .expects('repair:closed');
  });

  it('is heard again as soon as they write', async () => {
    await converse(cardBank)
      .says('i lost my card')
      .waits('29m')
      .taps('4821')
      .expects('confirm_block.ask')
      .waits('3m')
      .expects('repair:remind', 'confirm_block.ask');
  });

  it.each([
    ['yes', 'i lost my card'],
    ['ja', 'karte verloren'],
  ])('within a day is asked the question again, for a "%s" of then is not one of now', async (yes, lost) => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions })
      .says(lost)
      .taps('4821')
      .waits('23h')
      .says(yes)
      .expects('confirm_block.ask')
      .says(yes)
      .expects('blocked.say', 'offer_new.ask');
    expect(bank.done('block')).toBe(1);
  });

  it('may tap the button of the question that was left open: it is put again', async () => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions })
      .says('i lost my card')
      .taps('4821')
      .waits('2h')
      .taps('Yes')
      .expects('confirm_block.ask');
    expect(bank.calls).toEqual([]);
  });

  it('for longer than a day begins anew', async () => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions }).says('i lost my card').taps('4821').waits('25h').says('yes').expects('house:help');
    expect(bank.calls).toEqual([]);
  });

  it('may say at the same time that something was otherwise', async () => {
    await converse(cardBank)
      .says('i lost my card')
      .taps('4821')
      .waits('2h')
      .says('it was stolen')
      .expects('confirm_block.ask')
      .expectsText('as stolen');
  });

  it('is not led back to what was settled otherwise meanwhile', async () => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions })
      .says('i lost my card')
      .waits('2h')
      .says('please block my card')
      .says('stolen')
      .taps('4821')
      .says('yes')
      .says('no')
      .says('no')
      .expects('goodbye.say')
      .says('yes')
      .expects('house:help');
    expect(bank.done('block')).toBe(1);
  });

  it('is not disturbed once a person was asked for, but told once that it takes too long', async () => {
    await converse(cardBank)
      .says('i lost my card')
      .says('i want to talk to a person')
      .waits('9m')
      .expects()
      .waits('24h')
      .expects('handoff:unserved', 'handoff:line');
  });
});
