import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lines } from '../../bots/conversation/records';
import { inboxLetters } from '../../bots/mailroom/letters';
import type { JsonObject } from '../../flows/dialogue/json';
import { customer } from './customer';
import { conversationOf, openProduct, type Product } from './open-product';
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
const said = (from: string) => {
  count += 1;
  return { from, id: `wamid.a${count}`, at: Date.now() };
};
const nobody = () => `4915551${String(++count).padStart(4, '0')}0`;
/** The message with a file behind each id in it: Meta has what it tells of. */
const withFiles = (message: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(message).map(([name, part]) => {
      if (typeof part !== 'object' || part === null || !('id' in part)) return [name, part];
      return [name, { ...part, id: product.graph.files.put({ bytes: Buffer.from('%PDF-1.7'), mimeType: 'application/pdf' }, 'whatsapp') }];
    }),
  );
const kept = async () =>
  (await product.all(inboxLetters, 'arrival')).flatMap(({ inbound }) => (inbound.kind === 'kept' ? [inbound.what] : []));

describe('what arrives', () => {
  it.each<[string, JsonObject, RegExp]>([
    ['an image', { type: 'image', image: { id: '1', mime_type: 'image/jpeg', sha256: 'x=' } }, /can't look at pictures/],
    ['a voice message', { type: 'audio', audio: { id: '2', mime_type: 'audio/ogg', voice: true } }, /can't listen to voice messages/],
    ['a voice message of the old kind', { type: 'voice', voice: { id: '3' } }, /can't listen to voice messages/],
    ['a video', { type: 'video', video: { id: '4', mime_type: 'video/mp4' } }, /can't watch videos/],
    ['a document', { type: 'document', document: { id: '5', filename: 'a.pdf' } }, /can't open it here/],
    ['a sticker', { type: 'sticker', sticker: { id: '6', animated: false } }, /can't read stickers/],
    ['a location', { type: 'location', location: { latitude: 52.5, longitude: 13.4 } }, /Thank you for the location/],
    ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Jo Frey' } }] }, /Thank you for the contact/],
    ['an order', { type: 'order', order: { catalog_id: '7', product_items: [] } }, /can't open what you sent/],
    ['a type of tomorrow', { type: 'hologram', hologram: { depth: 3 } }, /can't open what you sent/],
    ['an unsupported message', { type: 'unsupported', errors: [{ code: 131051, title: 'Unsupported' }] }, /can't open what you sent/],
    [
      'a filled-in form',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}' } } },
      /can't open what you sent/,
    ],
    ['an interactive message that is empty', { type: 'interactive', interactive: {} }, /can't open what you sent/],
    ['the opening of the chat', { type: 'request_welcome' }, /can't open what you sent|Hello|What do you need/],
    ['a text without a body', { type: 'text' }, /can't open what you sent/],
    ['a button of a template', { type: 'button', button: { payload: 'p-1', text: 'I lost my card' } }, /Which card is it\?/],
    [
      'a tap on a list that is not ours',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'x', title: 'My card was stolen' } } },
      /Which card is it\?/,
    ],
    [
      'a text with a quotation',
      { type: 'text', text: { body: 'I lost my card' }, context: { from: '1', id: 'wamid.old' } },
      /Which card is it\?/,
    ],
    ['a forwarded text', { type: 'text', text: { body: 'I lost my card' }, context: { forwarded: true } }, /Which card is it\?/],
    [
      'a text from an advertisement',
      { type: 'text', text: { body: 'I lost my card' }, referral: { source_type: 'ad', ctwa_clid: 'c' } },
      /Which card is it\?/,
    ],
  ])('as %s is answered', async (_, part, expected) => {
    const number = nobody();
    const one = customer(product.graph, number);
    expect((await one.sends(product.graph.bodies.message(said(number), withFiles(part)))).text).toMatch(expected);
    const delivery = product.graph.ledger.deliveries.find(({ body }) => JSON.stringify(body).includes(number));
    expect(delivery?.status).toBe(200);
  });

  it.each<[string, () => JsonObject, string]>([
    [
      'a reaction',
      () => product.graph.bodies.message(said(nobody()), { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } }),
      'reaction',
    ],
    [
      'a change of number',
      () => product.graph.bodies.message(said(nobody()), { type: 'system', system: { type: 'user_changed_number', wa_id: '1' } }),
      'system.user_changed_number',
    ],
    [
      'a template that was approved',
      () => product.graph.bodies.change({ event: 'APPROVED' }, 'message_template_status_update'),
      'message_template_status_update',
    ],
    ['an error', () => product.graph.bodies.change({ errors: [{ code: 130429, title: 'Rate limit hit' }] }), 'error'],
    [
      'an echo of a colleague on the telephone',
      () =>
        product.graph.bodies.change(
          { message_echoes: [{ id: 'wamid.e', from: '1', to: '2', type: 'text', text: { body: 'hi' } }] },
          'smb_message_echoes',
        ),
      'echo',
    ],
    [
      'a message to another number',
      () => ({
        object: 'whatsapp_business_account',
        entry: [
          {
            id: '1',
            changes: [
              {
                field: 'messages',
                value: {
                  messaging_product: 'whatsapp',
                  metadata: { phone_number_id: '999' },
                  messages: [{ from: nobody(), id: 'wamid.o', type: 'text', text: { body: 'hi' } }],
                },
              },
            ],
          },
        ],
      }),
      'other_account',
    ],
  ])('as %s is kept, and nobody is answered', async (_, body, what) => {
    const before = [product.graph.ledger.accepted.length, (await kept()).length];
    expect((await product.graph.deliver(body())).status).toBe(200);
    expect((await kept()).at(-1)).toBe(what);
    expect([product.graph.ledger.accepted.length, (await kept()).length - 1]).toEqual(before);
  });

  it('from a customer without a phone number is answered to the user id', async () => {
    const userId = 'DE.13491208655302741918';
    const one = customer(product.graph, userId);
    expect((await one.says('I lost my card')).text).toMatch(/./);
    const sent = product.graph.ledger.accepted.find(({ to }) => to === userId);
    expect(sent?.message).toMatchObject({ recipient: userId });
    expect(sent?.message).not.toHaveProperty('to');
  });

  it('three times at once is one turn', async () => {
    const number = nobody();
    const one = customer(product.graph, number);
    const duplicates = await product.metric('schalter_duplicates_total').catch(() => 0);
    const body = product.graph.bodies.text(said(number), 'I lost my card');
    const answers = await Promise.all([product.graph.deliver(body), product.graph.deliver(body), product.graph.deliver(body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await one.hears();
    expect((await product.graph.deliver(body)).status).toBe(200);
    // A later message goes behind whatever the repeats could have set off.
    expect((await one.says('the blue one')).text).toMatch(/^Shall I report/);
    expect(one.read()).toHaveLength(2);
    expect(await product.metric('schalter_duplicates_total')).toBe(duplicates + 3);
  });

  it('as a batch of 1,000 messages of which one is a repeat is 999 turns, in the order of each conversation', async () => {
    const numbers = Array.from({ length: 37 }, nobody);
    const bodies = Array.from({ length: 999 }, (_, index) => product.graph.bodies.text(said(numbers[index % 37] ?? ''), `word ${index}`));
    const repeated = bodies[500];
    if (!repeated) throw new Error('There are not enough bodies.');
    const batch = product.graph.bodies.batch([...bodies, repeated]);
    const received = await product.metric('schalter_received_total');
    expect(await product.graph.deliver(batch)).toMatchObject({ status: 200 });
    expect((await product.metric('schalter_received_total')) - received).toBeGreaterThanOrEqual(999);
    await until('all are dealt with', async () => (await product.metric('schalter_inbox_pending')) === 0, 20_000);
    const ours = new Set(numbers.map((number) => conversationOf(product, number)));
    const heard = (await product.all(lines, 'seq')).filter(({ author, conversation }) => author === 'customer' && ours.has(conversation));
    expect(heard).toHaveLength(999);
    for (const conversation of ours) {
      const words = heard.filter((line) => line.conversation === conversation).map(({ text }) => Number(text.split(' ')[1]));
      expect(words).toEqual(words.toSorted((one, other) => one - other));
      expect(words).toHaveLength(27);
    }
  }, 40_000);
});
