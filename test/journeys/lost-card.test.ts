import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { handoffs, lines } from '../../bots/conversation/records';
import { customer } from './customer';
import { conversationOf, openProduct, type Product } from './open-product';
import { until } from './until';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterEach(() => expect(product.graph.ledger.violations).toEqual([]));
afterAll(() => product.close());

const done = (number: string) => ({
  blocks: product.bank.blocked.filter((card) => card.startsWith(`c${number}`)),
  orders: product.bank.ordered.filter((card) => card.startsWith(`c${number}`)),
});

describe('a customer who has lost a card', () => {
  it('has it blocked and replaced by taps in English, with one block and one order, and each bubble once', async () => {
    const mara = customer(product.graph, '4915550102');
    const first = await mara.says('I lost my card');
    expect(first.text).toMatch(/^You are chatting with the card service's digital assistant: a bot.*Which card is it\?$/s);
    expect(first.choices.map(({ title }) => title)).toEqual(['Debit card ••4821', 'Credit card ••7710']);
    expect((await mara.taps('4821')).text).toBe('Shall I report your debit card ••4821 as lost and block it now?');
    expect((await mara.taps('Yes')).text).toMatch(/^Done\. Your debit card ••4821 is blocked.*Shall I order you a new card\?$/s);
    expect((await mara.taps('Yes')).text).toMatch(/Lindenallee in Berlin/);
    expect((await mara.taps('Yes')).text).toMatch(/^Your new card is ordered and should reach you by Friday, December 4\./);
    expect((await mara.taps('No')).text).toMatch(/all the best/);
    expect(done(mara.number)).toEqual({ blocks: ['c4915550102-4821'], orders: ['c4915550102-4821'] });
    expect(mara.read()).toHaveLength(6);
    const said = (await product.all(lines, 'seq')).filter(({ conversation }) => conversation === conversationOf(product, mara.number));
    // Six of each side, and one for each thing that the bank did.
    expect(said.map(({ seq }) => seq)).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
    expect(await product.all(handoffs, 'requestedAt')).toEqual([]);
  });

  it('has it blocked and replaced in German, by typing', async () => {
    const ute = customer(product.graph, '4915550104');
    expect((await ute.says('Hallo, ich habe meine Karte verloren')).text).toMatch(/Welche Karte ist es\?$/);
    expect((await ute.says('die goldene')).text).toBe('Soll ich Ihre Kreditkarte ••7710 als verloren melden und jetzt sperren?');
    expect((await ute.says('ja bitte')).text).toMatch(/^Erledigt\. Ihre Kreditkarte ••7710 ist gesperrt/);
    expect((await ute.says('gerne')).text).toMatch(/Lindenallee in Berlin/);
    expect((await ute.says('stimmt')).text).toMatch(/bestellt und sollte bis Freitag, 4\. Dezember/);
    expect((await ute.says('nein danke')).text).toMatch(/alles Gute/);
    expect(done(ute.number)).toEqual({ blocks: ['c4915550104-7710'], orders: ['c4915550104-7710'] });
  });

  it('is understood with misspellings in both languages', async () => {
    const finn = customer(product.graph, '4915550106');
    expect((await finn.says('i lost my crad')).text).toMatch(/Which card is it\?$/);
    const lena = customer(product.graph, '4915550108');
    expect((await lena.says('mein karte wurde geklat')).text).toMatch(/Welche Karte ist es\?$/);
  });

  it('may stop before anything is done', async () => {
    const nils = customer(product.graph, '4915550110');
    await nils.says('my card was stolen');
    const asked = await nils.says('cancel');
    expect(asked).toMatchObject({ text: 'Shall I stop here? So far nothing has been changed.', choices: [{}, {}] });
    expect((await nils.taps('Yes')).text).toMatch(/Nothing has been changed/);
    const olga = customer(product.graph, '4915550112');
    await olga.says('meine Karte wurde gestohlen');
    expect((await olga.says('abbrechen')).text).toMatch(/Bisher ist noch nichts geändert/);
    expect((await olga.taps('Ja')).text).toMatch(/Es ist nichts geändert/);
    expect([done(nils.number), done(olga.number)]).toEqual([
      { blocks: [], orders: [] },
      { blocks: [], orders: [] },
    ]);
  });

  it("does not block a card by yesterday's button, and is asked anew", async () => {
    const pia = customer(product.graph, '4915550114');
    await pia.says('I lost my card');
    const asked = await pia.taps('4821');
    const yes = asked.choices[0];
    if (!yes) throw new Error('The question has no choices.');
    await pia.taps('No');
    await product.graph.taps(pia.number, yes);
    const told = await pia.hears();
    expect(told.text).toMatch(/That button belongs to an earlier question\.\n\n.*Which card is it\?$/s);
    expect(done(pia.number).blocks).toEqual([]);
  });

  it('sends the bytes that WhatsApp documents', async () => {
    const quinn = customer(product.graph, '4915550116');
    await quinn.says('I lost my card');
    const [request] = product.graph.ledger.requests.filter(({ body }) => body.includes(quinn.number));
    expect(request?.path).toBe('/v26.0/106540352242922/messages');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: quinn.number,
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: expect.any(String) },
        action: {
          buttons: [
            { type: 'reply', reply: { id: expect.any(String), title: 'Debit card ••4821' } },
            { type: 'reply', reply: { id: expect.any(String), title: 'Credit card ••7710' } },
          ],
        },
      },
      biz_opaque_callback_data: expect.stringMatching(/^\S+\/0$/),
    });
  });

  it('shows the customer that each message was seen, and each line comes to be read', async () => {
    const rosa = customer(product.graph, '4915550118');
    await rosa.says('I lost my card');
    const incoming = product.graph.ledger.deliveries
      .map(({ body }) => JSON.stringify(body))
      .findLast((body) => body.includes('I lost my card'));
    const id = /"id":"(wamid\.in-[^"]+)"/.exec(incoming ?? '')?.[1];
    expect(product.graph.ledger.seen).toContain(id);
    await until('no letter waits any more', async () => (await product.metric('schalter_outbox_pending')) === 0);
  });
});
