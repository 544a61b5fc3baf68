import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { conversations, handoffs, lines } from '../../bots/conversation/records';
import { customer } from './customer';
import { follower } from './follower';
import { badManners } from './manners';
import { openProduct, type Product } from './open-product';
import { visitor } from './visitor';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterAll(() => product.close());

const lastWordsOf = async (conversation: string) =>
  (await product.all(lines, 'seq')).flatMap((line) =>
    line.conversation === conversation && line.author === 'customer' ? [line.text] : [],
  );

it('one person at three doors has three conversations, which know nothing of each other', async () => {
  // The very same digits, which may be a telephone number here and a page-scoped id there.
  const phone = customer(product.graph, '4915550120');
  const page = follower(product.graph, '4915550120');
  const web = await visitor(product, 'de');
  const all = [phone, page, web];
  expect(new Set(all.map(({ conversation }) => conversation)).size).toBe(3);

  // Each takes its steps between those of the others.
  expect((await phone.says('I lost my card')).text).toMatch(/Which card is it\?$/);
  expect((await web.says('Meine Karte wurde gestohlen')).text).toMatch(/Welche Karte ist es\?$/);
  expect((await page.says('My card was stolen')).text).toMatch(/Which card is it\?$/);
  expect((await web.taps('7710')).text).toMatch(/Kreditkarte ••7710 als gestohlen/);
  expect((await phone.taps('4821')).text).toMatch(/debit card ••4821 as lost/);
  // The tap of one door is nothing at another.
  const [yes] = phone.read().at(-1)?.choices ?? [];
  if (!yes) throw new Error('The question has no choices.');
  expect((await page.taps({ ...yes, title: 'the golden one' })).text).toMatch(/credit card ••7710 as stolen/);
  expect((await phone.says('I want to talk to a person')).text).toMatch(/colleague/);
  expect((await web.taps('Ja')).text).toMatch(/^Erledigt\./);
  expect((await page.taps('Yes')).text).toMatch(/^Done\./);

  const known = await product.all(conversations, 'id');
  const holders = all.map(({ conversation }) => known.find(({ id }) => id === conversation)?.floor.holder);
  expect(holders).toEqual(['queue', 'bot', 'bot']);
  expect((await product.all(handoffs, 'requestedAt')).map(({ conversation }) => conversation)).toEqual([phone.conversation]);
  expect(await lastWordsOf(phone.conversation)).toEqual(['I lost my card', 'Debit card ••4821', 'I want to talk to a person']);
  expect(await lastWordsOf(page.conversation)).toEqual(['My card was stolen', 'the golden one', 'Yes, block it']);
  expect(await lastWordsOf(web.conversation)).toEqual(['Meine Karte wurde gestohlen', 'Kreditkarte ••7710', 'Ja, bitte sperren']);
  for (const one of all) expect(await badManners(product, one)).toEqual([]);
  expect(product.graph.ledger.violations).toEqual([]);
});
