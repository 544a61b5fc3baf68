import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inboxLetters } from '../../bots/mailroom/letters';
import type { JsonObject } from '../../flows/dialogue/json';
import { follower } from './follower';
import { openProduct, type Product } from './open-product';
import { until } from './until';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterAll(async () => {
  expect(product.graph.ledger.violations).toEqual([]);
  await product.close();
});

let count = 0;
const nobody = (): string => `2406885112244${String(++count).padStart(4, '0')}0`;
const said = (from: string) => {
  count += 1;
  return { from, id: `m_a${count}`, at: Date.now() };
};
const bodies = () => product.graph.messenger.bodies;
const deliver = async (body: JsonObject): Promise<number> => (await product.graph.messenger.deliver(body)).status;
const kept = async () =>
  (await product.all(inboxLetters, 'arrival')).flatMap(({ inbound }) => (inbound.kind === 'kept' ? [inbound.what] : []));
const url = 'https://cdn.example/a';

describe('what arrives from Messenger', () => {
  it.each<[string, JsonObject, RegExp]>([
    ['a text', { message: { text: 'I lost my card' } }, /Which card is it\?/],
    ['a German text', { message: { text: 'Ich habe meine Karte verloren' } }, /Welche Karte ist es\?/],
    ['a text that answers another', { message: { text: 'I lost my card', reply_to: { mid: 'm_0' } } }, /Which card is it\?/],
    [
      'a text with the preview of its link',
      { message: { text: 'I lost my card', attachments: [{ type: 'fallback' }] } },
      /Which card is it\?/,
    ],
    [
      'a text from an advertisement',
      { message: { text: 'I lost my card', referral: { source: 'ADS', type: 'OPEN_THREAD' } } },
      /Which card is it\?/,
    ],
    ["a quick reply of another app's", { message: { text: 'My card was stolen', quick_reply: { payload: 'q' } } }, /Which card is it\?/],
    ["a postback of another app's", { postback: { title: 'My card was stolen', payload: 'p' } }, /Which card is it\?/],
    ['a postback without a payload', { postback: { title: 'My card was stolen' } }, /Which card is it\?/],
    ['the button that opens the chat', { postback: { title: 'Get started', payload: 'GET_STARTED' } }, /\?/],
    ['an image', { message: { attachments: [{ type: 'image', payload: { url } }] } }, /can't look at pictures/],
    ['a voice message', { message: { attachments: [{ type: 'audio', payload: { url } }] } }, /can't listen to voice messages/],
    ['a video', { message: { attachments: [{ type: 'video', payload: { url } }] } }, /can't watch videos/],
    ['a file', { message: { attachments: [{ type: 'file', payload: { url } }] } }, /can't open it here/],
    ['a thumb', { message: { attachments: [{ type: 'image', payload: { url, sticker_id: 369239263222822 } }] } }, /can't read stickers/],
    [
      'a place',
      { message: { attachments: [{ type: 'location', payload: { coordinates: { lat: 52.5, long: 13.4 } } }] } },
      /Thank you for the location/,
    ],
    ['an attachment of tomorrow', { message: { attachments: [{ type: 'hologram', payload: {} }] } }, /can't open what you sent/],
    ['an unsupported message', { message: { is_unsupported: true } }, /can't open what you sent/],
  ])('as %s is answered', async (_, part, expected) => {
    const { from, id, at } = said(nobody());
    const one = follower(product.graph, from);
    const [[name, content] = []] = Object.entries(part) as [string, JsonObject][];
    if (name === undefined) throw new Error('The event has no part.');
    expect(await deliver(bodies().event({ from, at }, { [name]: { mid: id, ...content } }))).toBe(200);
    expect((await one.hears()).text).toMatch(expected);
  });

  it.each<[string, (from: string) => JsonObject, string]>([
    ['a reaction', (from) => bodies().event(said(from), { reaction: { reaction: 'love', action: 'react', mid: 'm_0' } }), 'reaction'],
    ['a withdrawn message', (from) => bodies().message(said(from), { is_deleted: true }), 'deleted'],
    ['an edited message', (from) => bodies().event(said(from), { message_edit: { mid: 'm_0', text: 'hi', num_edit: 1 } }), 'message_edit'],
    ['an opt-in', (from) => bodies().event(said(from), { optin: { type: 'notification_messages', payload: 'o' } }), 'optin'],
    ['a link to the chat', (from) => bodies().event(said(from), { referral: { source: 'SHORTLINK', type: 'OPEN_THREAD' } }), 'referral'],
    ["what a colleague typed in the page's inbox", (to) => bodies().echo({ id: 'm_person', to, at: Date.now(), appId: null }), 'echo'],
    ['what another app is to answer', (from) => bodies().standby(bodies().text(said(from), 'I lost my card')), 'standby'],
    ['a change of the page', () => bodies().entry(Date.now(), { changes: [{ field: 'feed', value: { item: 'post' } }] }), 'feed'],
    ['an event of tomorrow', (from) => bodies().event(said(from), { weather: { sky: 'grey' } }), 'weather'],
    [
      "another page's text",
      (from) => ({
        object: 'page',
        entry: [{ id: '999', time: Date.now(), messaging: [{ sender: { id: from }, message: { mid: 'm_o', text: 'hi' } }] }],
      }),
      'other_account',
    ],
    ['no event at all', () => ({ object: 'page', entry: [] }), 'unreadable'],
  ])('as %s is kept, and nobody is answered', async (_, body, what) => {
    const from = nobody();
    const before = [product.graph.ledger.accepted.length, (await kept()).length];
    expect(await deliver(body(from))).toBe(200);
    expect((await kept()).at(-1)).toBe(what);
    expect([product.graph.ledger.accepted.length, (await kept()).length - 1]).toEqual(before);
    // What comes later goes behind whatever this could have set off.
    const one = follower(product.graph, from);
    expect((await one.says('I lost my card')).text).toMatch(/Which card is it\?$/);
    expect(one.read()).toHaveLength(1);
  });

  it('three times at once is one turn', async () => {
    const from = nobody();
    const one = follower(product.graph, from);
    const body = bodies().text(said(from), 'I lost my card');
    expect(await Promise.all([deliver(body), deliver(body), deliver(body)])).toEqual([200, 200, 200]);
    await one.hears();
    expect(await deliver(body)).toBe(200);
    expect((await one.says('the blue one')).text).toMatch(/^Shall I report/);
    expect(one.read()).toHaveLength(2);
  });

  it('is a tap once, however often it is repeated, also where it has no id', async () => {
    const from = nobody();
    const one = follower(product.graph, from);
    const [debit] = (await one.says('I lost my card')).choices;
    if (!debit) throw new Error('The question has no choices.');
    const body = bodies().event({ from, at: Date.now() }, { postback: { title: debit.title, payload: debit.id } });
    expect(await Promise.all([deliver(body), deliver(body), deliver(body)])).toEqual([200, 200, 200]);
    expect((await one.hears()).text).toMatch(/^Shall I report your debit card/);
    expect((await one.says('yes')).text).toMatch(/^Done\./);
    expect(one.read()).toHaveLength(3);
  });

  it('as a quick reply is a tap on the choice that it carries, whatever it is called', async () => {
    const from = nobody();
    const one = follower(product.graph, from);
    const [, credit] = (await one.says('I lost my card')).choices;
    if (!credit) throw new Error('The question has no second choice.');
    expect(await deliver(bodies().quickReply(said(from), { id: credit.id, title: '2. Credit ca…' }))).toBe(200);
    expect((await one.hears()).text).toMatch(/^Shall I report your credit card/);
  });

  it('and tells of letters, is heard: each comes to be read', async () => {
    const one = follower(product.graph, nobody());
    await one.says('I lost my card');
    await until('no letter waits any more', async () => (await product.metric('schalter_outbox_pending')) === 0);
    await until('nothing waits in the inbox', async () => (await product.metric('schalter_inbox_pending')) === 0);
  });
});
