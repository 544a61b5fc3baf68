import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { converse } from '../../../bots/testing/converse';
import { countingBank } from './counting-bank';

const words = {
  en: {
    lost: 'i lost my card',
    blue: 'the blue one',
    stop: 'stop',
    yes: 'yes please',
    no: 'no thanks',
    right: "Yes, that's right",
    moved: 'i have moved',
  },
  de: {
    lost: 'meine karte ist weg',
    blue: 'die blaue',
    stop: 'abbrechen',
    yes: 'ja bitte',
    no: 'nein danke',
    right: 'stimmt',
    moved: 'bin umgezogen',
  },
};

describe.each(['en', 'de'] as const)('a lost card (%s)', (locale) => {
  const w = words[locale];

  it('is blocked once and replaced once', async () => {
    const bank = countingBank();
    const { transcript, handoff } = await converse(cardBank, { actions: bank.actions })
      .says(w.lost)
      .expects('which_card.ask')
      .says(w.blue)
      .expects('confirm_block.ask')
      .says(w.yes)
      .expects('blocked.say', 'offer_new.ask')
      .says(w.yes)
      .expects('check_address.ask')
      .says(w.right)
      .expects('ordered.say', 'anything_else.ask')
      .says(w.no)
      .expects('goodbye.say');
    expect([bank.done('block'), bank.done('order'), bank.calls.length]).toEqual([1, 1, 2]);
    expect(new Set(bank.calls.map(({ card }) => card)).size).toBe(1);
    expect(handoff).toBeNull();
    expect(transcript.map(({ seq }) => seq)).toEqual(transcript.map((_, index) => index + 1));
    expect(transcript.every((line) => line.contact === transcript[0]?.contact)).toBe(true);
  });

  it('is not blocked when the customer stops before, and the question comes back when they go on', async () => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions })
      .says(w.lost)
      .says(w.stop)
      .expects('repair:cancel_ask')
      .says(w.no)
      .expects('which_card.ask')
      .taps('4821')
      .says(w.stop)
      .expects('repair:cancel_ask')
      .says(w.yes)
      .expects('repair:cancelled');
    expect(bank.calls).toEqual([]);
  });

  it('stays blocked: afterwards it is too late to stop', async () => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions })
      .says(w.lost)
      .taps('4821')
      .says(w.yes)
      .says(w.stop)
      .expects('repair:too_late', 'offer_new.ask')
      .says(w.no)
      .expects('anything_else.ask');
    expect([bank.done('block'), bank.done('order')]).toEqual([1, 0]);
  });

  it('is the other one after all', async () => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions })
      .says(w.lost)
      .taps('4821')
      .says(w.no)
      .expects('which_card.ask')
      .taps('7710')
      .expectsText('7710')
      .says(w.yes)
      .expects('blocked.say', 'offer_new.ask');
    expect(bank.calls.map(({ card }) => String(card).slice(-4))).toEqual(['7710']);
  });

  it('goes to a new address through a person, and is blocked all the same', async () => {
    const bank = countingBank();
    const { handoff } = await converse(cardBank, { actions: bank.actions })
      .says(w.lost)
      .taps('4821')
      .says(w.yes)
      .says(w.yes)
      .expects('check_address.ask')
      .says(w.moved)
      .expects('new_address.say', 'handoff:told', 'handoff:line');
    expect(handoff).toMatchObject({ queue: 'cards', reason: 'flow' });
    expect(handoff?.briefing.tried.at(-1)).toBe('block-lost-card.new_address');
    expect([bank.done('block'), bank.done('order')]).toEqual([1, 0]);
  });
});

describe('a card', () => {
  it.each([
    ['my card was stollen', 'the goldn one', 'yess', 'nope'],
    ['meine katre wurde gestoheln', 'die godlene', 'jaa', 'nee'],
    ['I LOST MY CARD!!!', '7710', 'YES', 'no'],
  ])('is blocked for somebody who writes "%s"', async (lost, card, yes, no) => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions })
      .says(lost)
      .expects('which_card.ask')
      .says(card)
      .expectsText('7710')
      .says(yes)
      .expects('blocked.say', 'offer_new.ask')
      .says(no)
      .expects('anything_else.ask');
    expect(bank.done('block')).toBe(1);
  });

  it('is asked for only where the customer has not named it, and so is the cause', async () => {
    await converse(cardBank).says('please block my card').expects('what_happened.ask').says('it was stolen').expects('which_card.ask');
  });

  it('that was blocked already is not an error', async () => {
    const bank = countingBank(['already_blocked']);
    await converse(cardBank, { actions: bank.actions })
      .says('i lost my card')
      .taps('4821')
      .says('yes')
      .expects('already_blocked.say', 'offer_new.ask');
  });

  it('can be followed by another one in the same contact', async () => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions })
      .says('i lost my card')
      .taps('4821')
      .says('yes')
      .says('no')
      .expects('anything_else.ask')
      .says('my other card was stolen too')
      .expects('which_card.ask')
      .taps('7710')
      .says('yes')
      .expects('blocked.say', 'offer_new.ask');
    expect(bank.calls.map(({ card }) => String(card).slice(-4))).toEqual(['4821', '7710']);
  });

  it('of a number that the bank does not know is a matter for a person, at any hour', async () => {
    const { handoff } = await converse(cardBank, { channel: 'whatsapp', from: '4915100000001' })
      .says('karte weg')
      .expects('not_known.say', 'handoff:told_emergency', 'handoff:line')
      .expectsText('NICHT gesperrt');
    expect(handoff).toMatchObject({ queue: 'cards-emergency', priority: 'urgent', reason: 'flow' });
  });

  it.each([
    ['i lost my card', 'no wait i found it'],
    ['meine karte ist weg', 'ich hab sie doch gefunden'],
  ])('stops for who has found the card again, and blocks nothing: "%s", "%s"', async (lost, found) => {
    const bank = countingBank();
    await converse(cardBank, { actions: bank.actions })
      .says(lost)
      .taps('4821')
      .says(found)
      .expects('repair:cancel_ask')
      .says('ja')
      .expects('repair:cancelled');
    expect(bank.calls).toEqual([]);
  });
});
