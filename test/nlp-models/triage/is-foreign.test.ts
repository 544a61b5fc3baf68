import { describe, expect, it } from '@jest/globals';
import { isForeign } from '../../../nlp-models/triage/is-foreign';

const own = ['en', 'de'];

describe('a text in another language than the bot has', () => {
  it.each([
    'Hola, he perdido mi tarjeta',
    'quiero hablar con una persona por favor',
    'bonjour je voudrais bloquer ma carte',
    "j'ai perdu ma carte",
    'ciao, ho perso la mia carta',
    'olá, perdi o meu cartão',
    'hoi, ik ben mijn pas kwijt',
    'dzień dobry, zgubiłam kartę',
    'kartımı kaybettim, yardım lütfen',
    'я потерял карту',
    'فقدت بطاقتي',
    '我的卡丢了',
  ])('is noticed: %s', (text) => {
    expect(isForeign(text, own)).toBe(true);
  });

  it.each([
    'i lost my card',
    'meine karte ist weg',
    'hola',
    'carte 4821',
    'my card was stolen in Paris at the Gare de Lyon',
    'ich war in Spanien und die Tarjeta ist weg',
    'no no no',
    'ok 👍',
    'asdf qwer',
    '',
    '4821',
    'Jo, mach ma de Koart zua bitte',
  ])('is not seen in: %s', (text) => {
    expect(isForeign(text, own)).toBe(false);
  });

  it('is none where the bot has that language', () => {
    expect(isForeign('Hola, he perdido mi tarjeta', ['en', 'es-MX'])).toBe(false);
    expect(isForeign('فقدت بطاقتي', ['en', 'ar'])).toBe(false);
  });
});
