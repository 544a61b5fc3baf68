import { describe, expect, it } from '@jest/globals';
import { isClearYes } from '../../../bots/conversation/clear-yes';
import type { Bot } from '../../../bots/opening/bot';
import { atQuestion } from './at-question';

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const clear = {
  en: lines(`
    yes
    YES!!!
    yes please
    yes plaese
    yess
    yep
    y
    ok
    ok...
    k
    sure
    sure, go ahead
    do it
    go for it
    ok do it now
    right, do it
    of course
    that's right
    yes thanks
    yes great, thank you
    I am sure
    👍
    👍🏽
    block it
    Block it please!
    blok it
    Yes, block it
    yes please block it
    ok then block it now
    yes block my card
    yes, right away please
    yes block it asap
    freeze it
    1
    ja bitte
  `),
  de: lines(`
    ja
    jaaa
    ja bitte
    ja, bitte!
    jo
    jep
    ok
    klar
    na klar, bitte
    mach das
    ja, mach das bitte
    gerne
    von mir aus
    einverstanden
    auf jeden fall
    stimmt
    genau
    ja doch
    ja gut
    ja super, danke
    👌
    bitte sperren
    Ja, bitte sperren
    ja sperren
    ja sofort
    ja mach mal
    ok dann sperren
    ja bitte sofort sperren
    meine Karte sperren
    ja, sperren Sie sie
    yes please
  `),
} as const;

const unclear = {
  en: lines(`
    yes no
    yes i mean no
    right. no.
    yes. no. wait
    yes but wait
    ok wait
    ok hold on a second
    sure, but don't block it yet
    yes don't block it
    please don't block it
    ok don't
    ok stop
    yes stop
    yes cancel
    ok, never mind
    ok thanks i found it
    yes I found it in my jacket
    fine, i found the card
    sure?
    ok?
    yes?
    right now?
    Yes, block it?
    can i block it
    ok what happens if you block it?
    ok so what happens then
    what happens then?
    yes both
    yes block both cards
    yes tomorrow
    yes after i call my wife
    yes, if it costs nothing
    okay but only for a day
    sounds good but wait until I checked my bag
    go ahead and don't block
    sure not
    yes not
    ok thanks
    ok bye
    great
    thanks
    eight
    maybe
    i guess
    please unblock it
    yes or no
    yes, it was my fault
    ok let me look for it first
    ok my wife has it
    alright then dont
    yes the pink one
    no, yes block it
    👎
    👍 👎
    ok 🤔
    yes to what
    asap
    yes later
  `),
  de: lines(`
    ja nein
    ja und nein
    ja ne
    jein
    ja nicht sperren
    ja, aber noch nicht sperren
    ja aber nicht die
    bitte nicht sperren
    ja hab sie gefunden
    gut, ich hab sie wieder
    ok moment
    ja warte mal
    ja stopp
    ok abbrechen
    ok lassen wir das
    sicher?
    wirklich?
    ja?
    richtig so?
    Ja, bitte sperren?
    ja auf keinen fall
    ja, auf gar keinen Fall
    richtig, aber falsche karte
    gern, aber nicht diese
    genau nicht
    ja vielleicht
    ja morgen
    klar, aber erst morgen
    ja beide
    beide karten sperren
    ja doch nicht
    ok doch nicht
    gut dann nicht
    ja, wenn es nichts kostet
    ja, was passiert dann
    ok und was passiert dann?
    nein danke, bitte sperren
    ja nein danke
    ok danke
    alles klar, tschüss
    mach's gut
    gern geschehen
    danke
    bitte
    wie bitte
    vergessen
    sofort
    ja gleich
    ja entsperren
    wichtig
    ja oder doch lieber nicht
    passt schon, hab sie wieder
    ok ich ruf erst meine frau an
    ja 👎
  `),
} as const;

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
