import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { converse } from '../../../bots/testing/converse';

describe('a lost card', () => {
  it('is blocked and replaced in English, by typing and tapping', async () => {
    const { transcript, handoff } = await converse(cardBank)
      .says('i lost my crad')
      .expects('which_card.ask')
      .taps('4821')
      .expects('confirm_block.ask')
      .taps('Yes')
      .expects('blocked.say', 'offer_new.ask')
      .says('yes please')
      .expects('check_address.ask')
      .taps('Yes')
      .expects('ordered.say', 'anything_else.ask')
      .says('no thanks')
      .expects('goodbye.say');
    expect(transcript.map(({ seq }) => seq)).toEqual(transcript.map((_, index) => index + 1));
    expect(handoff).toBeNull();
  });
  it('is blocked and replaced in German', async () => {
    await converse(cardBank)
      .says('meine karte ist weg')
      .expects('which_card.ask')
      .says('die blaue')
      .expects('confirm_block.ask')
      .says('ja bitte')
      .expects('blocked.say', 'offer_new.ask')
      .says('ja')
      .expects('check_address.ask')
      .says('stimmt')
      .expects('ordered.say', 'anything_else.ask')
      .says('nein danke')
      .expects('goodbye.say');
  });
});
