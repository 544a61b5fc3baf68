import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { converse } from '../../../bots/testing/converse';

describe('a story that does not come true', () => {
  it('says what was expected and what the bot said instead', async () => {
    await expect(converse(cardBank).says('hello').expects('which_card.ask')).rejects.toThrow(
      'Expected which_card.ask; the bot said house:greeting.',
    );
    await expect(converse(cardBank).says('hello').expectsText('Guten Tag')).rejects.toThrow('Expected "Guten Tag"; the bot said');
    await expect(converse(cardBank).says('hello').expects()).rejects.toThrow('Expected nothing; the bot said house:greeting.');
  });

  it('names the choices there are when one is tapped that is not', async () => {
    await expect(converse(cardBank).says('i lost my card').taps('9999')).rejects.toThrow(
      'Expected a choice "9999"; the bot said Debit card ••4821, Credit card ••7710.',
    );
  });

  it('refuses a duration that is none', async () => {
    await expect(converse(cardBank).waits('soon')).rejects.toThrow('"soon" is no duration. Write 8s, 3m or 2h.');
  });
});

describe('a story', () => {
  it('has a bank of its own: what one blocks, the next one has still to block', async () => {
    for (const _ of ['first', 'second']) {
      await converse(cardBank).says('i lost my card').taps('4821').taps('Yes').expects('blocked.say', 'offer_new.ask');
    }
  });

  it('can be told at another door, with the wording of that door', async () => {
    const { transcript } = await converse(cardBank, { channel: 'whatsapp', from: '4915100000002' }).says('i lost my card').taps('7710');
    expect(transcript[0]?.conversation).toMatch(/^whatsapp-/);
  });
});

describe('a story that is told in steps', () => {
  it('stays as it is when two others go on from it', async () => {
    const asked = converse(cardBank).says('i lost my card').expects('which_card.ask');
    const blue = asked.taps('4821').expects('confirm_block.ask').expectsText('4821');
    const gold = asked.taps('7710').expects('confirm_block.ask').expectsText('7710');
    const said = async (story: typeof asked) => (await story).transcript.filter(({ author }) => author === 'customer').length;
    expect([await said(asked), await said(blue), await said(gold)]).toEqual([1, 2, 2]);
  });

  it('happens once, however often it is awaited', async () => {
    let blocked = 0;
    const story = converse(cardBank, {
      actions: {
        'cards.block': async () => {
          blocked += 1;
          return 'ok';
        },
      },
    });
    const told = story.says('i lost my card').taps('4821').taps('Yes');
    expect(await told).toBe(await told);
    expect(blocked).toBe(1);
  });
});
