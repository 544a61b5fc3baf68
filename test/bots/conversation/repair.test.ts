import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { converse } from '../../../bots/testing/converse';
import type { Content } from '../../../flows/dialogue/inbound';

describe('what is not understood', () => {
  it('twice in a row outside a question brings a person; something that helped in between begins anew', async () => {
    const { handoff } = await converse(cardBank)
      .says('qwertz uiop')
      .expects('house:not_understood.first')
      .says('when are you open?')
      .expects('tell.say')
      .says('blubb blah')
      .expects('house:not_understood.first')
      .says('asdf jklö')
      .expects('house:not_understood.second', 'handoff:told', 'handoff:meanwhile', 'handoff:line');
    expect(handoff).toMatchObject({ reason: 'not_understood', queue: 'general' });
  });

  it.each([
    ['i lost my card', 'purple monkey', 'dishwasher', 'sdlkfj'],
    ['meine karte ist weg', 'lila kuh', 'schornstein', 'sdlkfj'],
  ])('three times in a question brings one too: %s', async (lost, first, second, third) => {
    const { handoff } = await converse(cardBank)
      .says(lost)
      .says(first)
      .expects('which_card.retry_1')
      .says(second)
      .expects('which_card.retry_2')
      .says(third)
      .expects('house:not_understood.second', 'handoff:told_emergency', 'handoff:meanwhile', 'handoff:line');
    expect(handoff).toMatchObject({
      queue: 'cards-emergency',
      reason: 'not_understood',
      briefing: { slots: { cause: 'lost' }, tried: ['identify', 'load_cards', 'which_card'].map((step) => `block-lost-card.${step}`) },
    });
  });

  it('in a question is forgotten when the next one is put', async () => {
    await converse(cardBank)
      .says('i lost my card')
      .says('purple monkey')
      .says('dishwasher')
      .taps('4821')
      .says('purple monkey')
      .expects('confirm_block.retry_1');
  });
});

describe('in the middle of a question', () => {
  it.each([
    ['help', 'which_card.help', 'which_card.ask'],
    ['hilfe', 'which_card.help', 'which_card.ask'],
    ['when are you open?', 'tell.say', 'which_card.ask'],
    ['wann habt ihr geöffnet?', 'tell.say', 'which_card.ask'],
    ['thank you', 'house:thanks', 'which_card.ask'],
    ['i lost my card', 'which_card.ask'],
  ])('"%s" is answered and the question comes back', async (text, ...keys) => {
    await converse(cardBank)
      .says('i lost my card')
      .says(text)
      .expects(...keys)
      .taps('4821')
      .expects('confirm_block.ask');
  });

  it('the card can still be another one', async () => {
    await converse(cardBank).says('i lost my card').taps('4821').says('no, the gold one').expectsText('7710');
  });

  it('the language goes with the customer', async () => {
    await converse(cardBank)
      .says('i lost my card')
      .expectsText('Which card is it?')
      .says('wann habt ihr geöffnet?')
      .expectsText('Welche Karte ist es?')
      .says('die goldene')
      .expectsText('Kreditkarte ••7710')
      .says('ok')
      .expectsText('Erledigt')
      .says('could you please order me a new card')
      .expectsText('new card');
  });

  it('somebody who has moved may say so in their own words', async () => {
    await converse(cardBank)
      .says('i lost my card')
      .taps('4821')
      .says('yes')
      .says('yes')
      .says('I have moved.')
      .expects('new_address.say', 'handoff:told', 'handoff:line');
  });
});

describe('what cannot be read', () => {
  it.each<[string, Content]>([
    ['image', { kind: 'media', media: 'image', mediaId: 'x', caption: '' }],
    ['audio', { kind: 'media', media: 'audio', mediaId: 'x' }],
    ['video', { kind: 'media', media: 'video', mediaId: 'x' }],
    ['document', { kind: 'media', media: 'document', mediaId: 'x', fileName: 'a.pdf' }],
    ['sticker', { kind: 'media', media: 'sticker', mediaId: 'x' }],
    ['place', { kind: 'place', lat: 52.5, lon: 13.4 }],
    ['contact', { kind: 'contact', names: ['Alex'], raw: {} }],
    ['other', { kind: 'other', what: 'poll', raw: {} }],
  ])('(%s) is kept and answered kindly, and costs no try the first time', async (what, content) => {
    const { transcript, handoff } = await converse(cardBank)
      .sends(content)
      .expects(`house:cannot_read.${what}`)
      .says('i lost my card')
      .sends(content)
      .expects(`house:cannot_read.${what}`, 'which_card.ask')
      .sends(content)
      .sends(content)
      .expects(`house:cannot_read.${what}`, 'which_card.ask')
      .taps('4821')
      .expects('confirm_block.ask');
    expect(transcript[0]).toMatchObject({ author: 'customer', seq: 1 });
    expect(handoff).toBeNull();
  });
});

describe('small talk', () => {
  it.each([
    ['hello', 'house:greeting'],
    ['guten tag', 'house:greeting'],
    ['thanks', 'house:thanks'],
    ['tschüss', 'house:goodbye'],
    ['what can you do?', 'house:help'],
  ])('"%s" is answered', async (text, key) => {
    await converse(cardBank).says(text).expects(key);
  });
});

describe('that this is a bot', () => {
  it.each([
    ['hello', 'a bot, not a person'],
    ['i lost my card', 'a bot, not a person'],
    ['mein mann ist gestorben', 'mit einem Bot und nicht mit einem Menschen'],
  ])('is the first thing said in a contact, once: %s', async (text, said) => {
    const { transcript } = await converse(cardBank).says(text).says('hello').waits('5m').says('hello');
    const bubbles = transcript.filter(({ author }) => author === 'bot');
    expect(bubbles[0]?.keys?.[0]).toBe('house:bot');
    expect(bubbles[0]?.text).toContain(said);
    expect(bubbles.flatMap(({ keys }) => keys ?? []).filter((key) => key === 'house:bot')).toHaveLength(1);
  });

  it('is said again in the next contact', async () => {
    const { transcript } = await converse(cardBank).says('hello').waits('31m').says('hello').waits('29m').says('thanks');
    expect(transcript.filter(({ keys }) => keys?.[0] === 'house:bot')).toHaveLength(2);
    expect(new Set(transcript.map(({ contact }) => contact)).size).toBe(2);
  });
});
