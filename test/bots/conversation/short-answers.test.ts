import { describe, expect, it } from '@jest/globals';
import { atQuestion } from './at-question';

describe('"Shall I stop?"', () => {
  const at = {
    en: atQuestion('i lost my card', 'the blue one', 'stop'),
    de: atQuestion('meine karte ist weg', 'die blaue', 'stopp'),
  };

  it.each(['yes', 'yes stop', 'stop', 'cancel', 'ok', 'yes please stop'])('is answered by "%s"', async (text) => {
    expect(['yes', 'cancel']).toContain(await at.en(text));
  });

  it.each([
    'yes go on',
    'go on',
    "don't stop",
    "please don't cancel",
    'no, go on',
    'continue',
    'yes, keep going',
    'never stop',
    'block my card',
  ])('"%s" stops nothing', async (text) => {
    expect(['yes', 'cancel']).not.toContain(await at.en(text));
  });

  it.each([
    'mach weiter',
    'ja weiter',
    'nicht aufhören',
    'bitte nicht abbrechen',
    'nein, weiter',
    'karte sperren',
  ])('"%s" stops nothing in German', async (text) => {
    expect(['yes', 'cancel']).not.toContain(await at.de(text));
  });
});

describe('"Is there anything else?"', () => {
  const say = atQuestion('i lost my card', 'the blue one', 'yes', 'no');

  it.each([
    ['yes, my gold card is lost too', 'card.lost'],
    ['yes, when are you open?', 'opening.hours'],
    ['ok thanks', 'thanks'],
    ['yes', 'yes'],
    ['yes please', 'yes'],
    ["no, that's all", 'no'],
  ])('"%s" means: %s', async (text, meant) => {
    expect(await say(text)).toBe(meant);
  });
});

describe('words that are declared', () => {
  const vergessen = atQuestion('karte sperren');

  it.each([
    ['vergessen', 'answer'],
    ['abbrechen', 'cancel'],
    ['bitte', 'help'],
  ])('come before what triage guesses: "%s"', async (text, meant) => {
    expect(await vergessen(text)).toBe(meant);
  });
});
