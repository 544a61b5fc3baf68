import { describe, expect, it } from '@jest/globals';
import { isClearYes } from '../../../bots/conversation/clear-yes';
import type { Bot } from '../../../bots/opening/bot';
import { atQuestion } from './at-question';
import { clear, unclear } from './yes-words';

describe('"Shall I block it now?"', () => {
  const at = {
    en: atQuestion('i lost my card', 'the blue one'),
    de: atQuestion('meine karte ist weg', 'die blaue'),
  };

  describe.each(['en', 'de'] as const)('in %s', (locale) => {
    it.each(clear[locale])('is answered by "%s"', async (text) => {
      expect(await at[locale](text)).toBe('yes');
    });

    it.each(unclear[locale])('is not answered with a yes by "%s"', async (text) => {
      expect(await at[locale](text)).not.toBe('yes');
    });
  });

  it.each([
    'no',
    'nope',
    'no!',
    'No, another card',
    'nein',
    'no no, wait',
    'definitely not',
    "I don't want that",
  ])('takes "%s" for a no, as before', async (text) => {
    expect(await at.en(text)).toBe('no');
  });

  it.each([
    'no, the gold one',
    'yes, block the gold one please',
    'yes but the gold one',
    'block the other one',
  ])('hears in "%s" that another card is meant', async (text) => {
    expect(await at.en(text)).toBe('correct');
  });
});

describe('"I would send it to your address. Is that still right?"', () => {
  const at = {
    en: atQuestion('i lost my card', 'the blue one', 'yes', 'yes'),
    de: atQuestion('meine karte ist weg', 'die blaue', 'ja', 'ja'),
  };

  it.each([
    'yes',
    "yes, that's right",
    'correct',
    'yep still right',
    'same address',
    'same address, thanks',
  ])('is answered by "%s"', async (text) => {
    expect(await at.en(text)).toBe('yes');
  });

  it.each(['ja', 'passt', 'passt, danke', 'ja stimmt noch', 'immer noch', 'Ja, stimmt'])('is answered by "%s" in German', async (text) => {
    expect(await at.de(text)).toBe('yes');
  });

  it.each([
    'ok but i moved',
    'yes I have moved',
    'yes but to a different address',
    'right street, wrong town',
    'correct, but the house number changed',
    'yes it is not',
    'correct?',
    'still the same?',
    'ok thanks',
    'right until Friday',
    'yes, no, I moved',
    'that is my old address',
    'yes, as of Monday another one',
  ])('is not answered with a yes by "%s"', async (text) => {
    expect(await at.en(text)).not.toBe('yes');
  });

  it.each([
    'ja bin umgezogen',
    'ja aber ich bin umgezogen',
    'stimmt leider nicht mehr',
    'ja, stimmt nicht ganz',
    'richtig, aber ab montag neu',
    'richtig?',
    'gut, aber bitte an meine arbeit',
    'passt nicht',
    'stimmt fast',
    'ja, nur die hausnummer nicht',
  ])('is not answered with a yes by "%s" in German', async (text) => {
    expect(await at.de(text)).not.toBe('yes');
  });
});

it('a number is not taken for the one on the button', () => {
  const bot = { locales: ['xx'], texts: { words: () => ({}) } } as unknown as Bot;
  expect(isClearYes('Yes, block card 7710', ['Yes, block card 4821'], bot)).toBe(false);
});

describe('a language for which nobody has listed any words', () => {
  const bot = { locales: ['xx'], texts: { words: () => ({}) } } as unknown as Bot;

  it('still has the words of the button', () => {
    expect(isClearYes('Tak, zablokuj', ['Tak, zablokuj'], bot)).toBe(true);
    expect(isClearYes('tak zablokuj!', ['Tak, zablokuj'], bot)).toBe(true);
    expect(isClearYes('tak, ale nie teraz', ['Tak, zablokuj'], bot)).toBe(false);
    expect(isClearYes('', ['Tak'], bot)).toBe(false);
    expect(isClearYes('?', [], bot)).toBe(false);
  });
});
