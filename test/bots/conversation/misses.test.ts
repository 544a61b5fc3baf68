import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { converse } from '../../../bots/testing/converse';
import { stage } from './stage';

const voice = { kind: 'media', media: 'audio', mediaId: 'x' } as const;
const unclear = 'help card';

describe('a customer whom the bot does not help', () => {
  it('comes to a person when it was "something else" a second time', async () => {
    const { handoff } = await converse(cardBank)
      .says(unclear)
      .expects('house:clarify.ask')
      .taps('Something else')
      .expects('house:not_understood.first')
      .says(unclear)
      .expects('house:clarify.ask')
      .taps('Something else')
      .expects('house:not_understood.second', 'handoff:told', 'handoff:meanwhile', 'handoff:line');
    expect(handoff).toMatchObject({ queue: 'general', reason: 'not_understood' });
  });

  it('comes to a person when being asked back has led nowhere twice', async () => {
    const { handoff } = await converse(cardBank)
      .says(unclear)
      .says(unclear)
      .expects('house:clarify.ask')
      .says(unclear)
      .expects('house:not_understood.second', 'handoff:told', 'handoff:meanwhile', 'handoff:line');
    expect(handoff).toMatchObject({ reason: 'not_understood' });
  });

  it('comes to a person at the second voice message in a row', async () => {
    const { handoff } = await converse(cardBank)
      .sends(voice)
      .expects('house:cannot_read.audio')
      .sends(voice)
      .expects('house:not_understood.second', 'handoff:told', 'handoff:meanwhile', 'handoff:line');
    expect(handoff).toMatchObject({ reason: 'not_understood' });
  });

  it('comes to a person though they only say yes, where that is no answer', async () => {
    const { handoff } = await converse(cardBank).says('i lost my card').says('yes').says('yes').says('yes');
    expect(handoff).toMatchObject({ reason: 'not_understood' });
  });

  it('comes to a person at the second wish that no flow serves', async () => {
    const { handoff } = await converse(cardBank, { channel: 'a-door-without-this-flow' })
      .says('i lost my card')
      .expects('house:not_understood.first')
      .says('my card was stolen')
      .expects('house:not_understood.second', 'handoff:told', 'handoff:meanwhile', 'handoff:line');
    expect(handoff).toMatchObject({ reason: 'not_understood' });
  });

  it('comes to a person though they are polite in between', async () => {
    const { handoff } = await converse(cardBank).says('qwertz uiop').says('hello').expects('house:greeting').says('qwertz uiop');
    expect(handoff).toMatchObject({ reason: 'not_understood' });
  });

  it('begins anew once the bot has helped', async () => {
    const { handoff } = await converse(cardBank)
      .says('qwertz uiop')
      .says('when are you open?')
      .expects('tell.say')
      .says('qwertz uiop')
      .expects('house:not_understood.first');
    expect(handoff).toBeNull();
  });

  it('may type what stands on the buttons', async () => {
    await converse(cardBank).says(unclear).says('something else!').expects('house:not_understood.first');
    await converse(cardBank).says(unclear).says('I lost my crad please').expects('which_card.ask');
  });

  it('has taken back an offer by "something else": its buttons are old then', async () => {
    const at = await stage();
    await at.says(unclear);
    const neither = at.choice('Something else');
    await at.tapsId(neither);
    expect(await at.tapsId(neither)).toContain('belongs to an earlier question');
  });
});
