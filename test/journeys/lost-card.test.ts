import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { handoffs, lines } from '../../bots/conversation/records';
import { doors } from './doors';
import { badManners } from './manners';
import { openProduct, type Product } from './open-product';
import type { Talk } from './talk';

let product: Product;
/** Those who have talked in the test under way. */
let talks: Talk[] = [];
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterEach(async () => {
  expect(product.graph.ledger.violations).toEqual([]);
  for (const talk of talks) expect(await badManners(product, talk)).toEqual([]);
  talks = [];
});
afterAll(() => product.close());

const done = ({ address }: Talk) => ({
  blocks: product.bank.blocked.filter((card) => card.startsWith(`c${address}-`)),
  orders: product.bank.ordered.filter((card) => card.startsWith(`c${address}-`)),
});

describe.each(doors)('a customer who has lost a card, at the door $name', (door) => {
  const somebody = async (locale?: 'en' | 'de'): Promise<Talk> => {
    const talk = await door.somebody(product, locale);
    talks.push(talk);
    return talk;
  };

  it('has it blocked and replaced by taps in English, with one block and one order, and each bubble once', async () => {
    const mara = await somebody();
    const first = await mara.says('I lost my card');
    expect(first.text).toMatch(/^You are chatting with the card service's digital assistant: a bot.*Which card is it\?$/s);
    expect(first.choices.map(({ title }) => title)).toEqual(['Debit card ••4821', 'Credit card ••7710']);
    expect((await mara.taps('4821')).text).toBe('Shall I report your debit card ••4821 as lost and block it now?');
    expect((await mara.taps('Yes')).text).toMatch(/^Done\. Your debit card ••4821 is blocked.*Shall I order you a new card\?$/s);
    expect((await mara.taps('Yes')).text).toMatch(/Lindenallee in Berlin/);
    expect((await mara.taps('Yes')).text).toMatch(/^Your new card is ordered and should reach you by Friday, December 4\./);
    expect((await mara.taps('No')).text).toMatch(/all the best/);
    expect(done(mara)).toEqual({ blocks: [`c${mara.address}-4821`], orders: [`c${mara.address}-4821`] });
    expect(mara.read()).toHaveLength(6);
    const said = (await product.all(lines, 'seq')).filter(({ conversation }) => conversation === mara.conversation);
    // Six of each side, and one for each thing that the bank did.
    expect(said.map(({ seq }) => seq)).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
    expect((await product.all(handoffs, 'requestedAt')).filter(({ conversation }) => conversation === mara.conversation)).toEqual([]);
  });

  it('has it blocked and replaced by taps in German', async () => {
    const jan = await somebody('de');
    const first = await jan.says('Ich habe meine Karte verloren');
    expect(first.text).toMatch(/^Sie schreiben mit dem digitalen Assistenten.*Welche Karte ist es\?$/s);
    expect(first.choices.map(({ title }) => title)).toEqual(['Debitkarte ••4821', 'Kreditkarte ••7710']);
    expect((await jan.taps('4821')).text).toBe('Soll ich Ihre Debitkarte ••4821 als verloren melden und jetzt sperren?');
    expect((await jan.taps('Ja')).text).toMatch(/^Erledigt\. Ihre Debitkarte ••4821 ist gesperrt/);
    expect((await jan.taps('Ja')).text).toMatch(/Lindenallee in Berlin/);
    expect((await jan.taps('Ja')).text).toMatch(/bestellt und sollte bis Freitag, 4\. Dezember/);
    expect((await jan.taps('Nein')).text).toMatch(/alles Gute/);
    expect(done(jan)).toEqual({ blocks: [`c${jan.address}-4821`], orders: [`c${jan.address}-4821`] });
  });

  it('has it blocked and replaced in German, by typing', async () => {
    const ute = await somebody('de');
    expect((await ute.says('Hallo, ich habe meine Karte verloren')).text).toMatch(/Welche Karte ist es\?$/);
    expect((await ute.says('die goldene')).text).toBe('Soll ich Ihre Kreditkarte ••7710 als verloren melden und jetzt sperren?');
    expect((await ute.says('ja bitte')).text).toMatch(/^Erledigt\. Ihre Kreditkarte ••7710 ist gesperrt/);
    expect((await ute.says('gerne')).text).toMatch(/Lindenallee in Berlin/);
    expect((await ute.says('stimmt')).text).toMatch(/bestellt und sollte bis Freitag, 4\. Dezember/);
    expect((await ute.says('nein danke')).text).toMatch(/alles Gute/);
    expect(done(ute)).toEqual({ blocks: [`c${ute.address}-7710`], orders: [`c${ute.address}-7710`] });
  });

  it.each([
    ['en', '2'],
    ['en', 'the second'],
    ['en', 'Credit card ••7710'],
    ['de', '2'],
    ['de', 'die zweite'],
    ['de', 'Kreditkarte ••7710'],
  ] as const)('is taken, in %s, to have tapped by the words "%s"', async (locale, words) => {
    const talk = await somebody(locale);
    const asked = await talk.says(locale === 'en' ? 'I lost my card' : 'Ich habe meine Karte verloren');
    expect(asked.choices).toHaveLength(2);
    expect((await talk.says(words)).text).toBe(
      locale === 'en'
        ? 'Shall I report your credit card ••7710 as lost and block it now?'
        : 'Soll ich Ihre Kreditkarte ••7710 als verloren melden und jetzt sperren?',
    );
  });

  it.each([
    ['en', 'Yes, block it', /^Done\./],
    ['en', '1', /^Done\./],
    ['de', 'Ja, bitte sperren', /^Erledigt\./],
    ['de', '1', /^Erledigt\./],
  ] as const)('confirms, in %s, by the words "%s"', async (locale, words, blocked) => {
    const talk = await somebody(locale);
    await talk.says(locale === 'en' ? 'My card was stolen' : 'Meine Karte wurde gestohlen');
    await talk.taps('7710');
    expect((await talk.says(words)).text).toMatch(blocked);
    expect(done(talk).blocks).toEqual([`c${talk.address}-7710`]);
  });

  it('is understood with misspellings in both languages', async () => {
    const finn = await somebody();
    expect((await finn.says('i lost my crad')).text).toMatch(/Which card is it\?$/);
    const lena = await somebody('de');
    expect((await lena.says('mein karte wurde geklat')).text).toMatch(/Welche Karte ist es\?$/);
  });

  it('may stop before anything is done', async () => {
    const nils = await somebody();
    await nils.says('my card was stolen');
    const asked = await nils.says('cancel');
    expect(asked).toMatchObject({ text: 'Shall I stop here? So far nothing has been changed.', choices: [{}, {}] });
    expect((await nils.taps('Yes')).text).toMatch(/Nothing has been changed/);
    const olga = await somebody('de');
    await olga.says('meine Karte wurde gestohlen');
    expect((await olga.says('abbrechen')).text).toMatch(/Bisher ist noch nichts geändert/);
    expect((await olga.taps('Ja')).text).toMatch(/Es ist nichts geändert/);
    expect([done(nils), done(olga)]).toEqual([
      { blocks: [], orders: [] },
      { blocks: [], orders: [] },
    ]);
  });

  it.each([
    ['en', 'I lost my card', 'No', /^That button belongs to an earlier question\.\n\n.*Which card is it\?$/s],
    ['de', 'Ich habe meine Karte verloren', 'Nein', /früheren Frage\.\n\n.*Welche Karte ist es\?$/s],
  ] as const)("does not block a card by yesterday's button, and is asked anew in %s", async (locale, lost, no, told) => {
    const pia = await somebody(locale);
    await pia.says(lost);
    const [yes] = (await pia.taps('4821')).choices;
    if (!yes) throw new Error('The question has no choices.');
    await pia.taps(no);
    expect((await pia.taps(yes)).text).toMatch(told);
    expect(done(pia)).toEqual({ blocks: [], orders: [] });
  });
});
