import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { masker } from '../../../bots/mailroom/mask';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import type { Content, Inbound } from '../../../flows/dialogue/inbound';
import type { Json } from '../../../flows/dialogue/json';
import { cardNumber, inGroups, longestShown } from './card-numbers';

const message = (content: Content, from = '491700'): Inbound => ({ kind: 'message', id: 'm', account: 'a', at: 0, from, content });
const kept = (raw: Json): Inbound => ({ kind: 'kept', id: 'k', account: 'a', at: 0, what: 'unknown field', raw });

/** What is stored of texts that one customer writes one after the other. */
const stored = (texts: readonly string[], clock = virtualClock()): readonly string[] => {
  const mask = masker(clock);
  return texts.map((text) => textOf(mask('whatsapp', message({ kind: 'text', text }))));
};
const textOf = (thing: Inbound): string => (thing.kind === 'message' && thing.content.kind === 'text' ? thing.content.text : '');

describe('a card number in a message', () => {
  it.each<[string, Content]>([
    ['a text', { kind: 'text', text: 'it is 4111 1111 1111 1111' }],
    ['a caption', { kind: 'media', media: 'image', mediaId: 'x', caption: 'my card 4111-1111-1111-1111' }],
    ['a file name', { kind: 'media', media: 'document', mediaId: 'x', fileName: 'card_4111111111111111.pdf' }],
    ['the title of a choice', { kind: 'choice', choice: 'c', title: '4111 1111 1111 1111' }],
    ['the name of a place', { kind: 'place', lat: 1, lon: 2, name: '4111 1111 1111 1111' }],
    ['the names of a contact', { kind: 'contact', names: ['Alex 4111 1111 1111 1111'], raw: {} }],
    ['all that came with a contact', { kind: 'contact', names: [], raw: { note: '4111 1111 1111 1111' } }],
    ['a form', { kind: 'other', what: 'nfm_reply', raw: { response_json: '{"card":"4111111111111111"}' } }],
  ])('is masked in %s', (_, content) => {
    const masked = JSON.stringify(masker(virtualClock())('whatsapp', message(content)));
    expect(masked).toContain('411111••••••1111');
    expect(longestShown(masked, '4111111111111111')).toBeLessThanOrEqual(6);
  });

  it('is masked in a file name also where only a sign that is not shown stands between its digits', () => {
    const file: Content = { kind: 'media', media: 'document', mediaId: 'x', fileName: '41111111\u000111111111.pdf' };
    expect(masker(virtualClock())('whatsapp', message(file))).toMatchObject({ content: { fileName: '411111••••••1111.pdf' } });
  });

  it('is masked in the name that a customer gave the channel', () => {
    const named = { ...message({ kind: 'text', text: 'hi' }), name: '4111111111111111' } as Inbound;
    expect(masker(virtualClock())('whatsapp', named)).toMatchObject({ name: '411111••••••1111' });
  });

  it('is masked as a whole where its groups could begin one of their own, also behind another', () => {
    expect(stored(['4000 1234 5675 4821'])).toEqual(['400012••••••4821']);
    expect(stored(['i lost my card', '4000 1234 5675 4821', '5555 5555 5555 4444 4111 1111'])).toEqual([
      'i lost my card',
      '400012••••••4821',
      '555555••••••4444 411111••',
    ]);
  });

  it('shows no more than ten of its digits, in whatever groups it is written', () => {
    fc.assert(
      fc.property(cardNumber, fc.constantFrom(' ', '-', ''), (digits, separator) => {
        const [text = ''] = stored([inGroups(digits).join(separator)]);
        expect(longestShown(text, digits)).toBeLessThanOrEqual(6);
        expect(text.replace(/\D/g, '').length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves the ids of the message alone, even those that pass for a card', () => {
    const own = { kind: 'message', id: '4111111111111111', account: '4012888888881881', at: 0, from: '5555555555554444' } as const;
    const masked = masker(virtualClock())('messenger', { ...own, content: { kind: 'choice', choice: '4111111111111111', title: 'Yes' } });
    expect(masked).toMatchObject({ ...own, content: { choice: '4111111111111111' } });
  });
});

describe('a card number over several messages', () => {
  it('never stands in the store as a whole, however it is split', () => {
    const cut = fc.tuple(fc.integer({ min: 4, max: 12 }), fc.constantFrom(' ', '', '-'), fc.constantFrom('', 'my card is ', 'Karte: '));
    fc.assert(
      fc.property(cardNumber, cut, (digits, [at, separator, before]) => {
        const first = `${before}${inGroups(digits.slice(0, at)).join(separator)}`;
        const second = inGroups(digits.slice(at)).join(separator);
        const shown = stored([first, second]).join(' | ').replace(/[^\d]/g, '');
        expect(shown).not.toBe(digits);
        expect(shown.length).toBeLessThanOrEqual(12);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [
      ['4111 1111', '1111 1111'],
      ['411111••', '••••1111'],
    ],
    [
      ['4111 1111 1111', '1111'],
      ['411111••••••', '1111'],
    ],
    [
      ['my card is 4111 1111 1111', '1111 please'],
      ['my card is 411111••••••', '1111 please'],
    ],
    [
      ['4111', '11111111', '1111'],
      ['4111', '11••••••', '1111'],
    ],
    [
      ['4111', '1111', '1111', '1111'],
      ['4111', '1111', '1111', '••••'],
    ],
    [
      ['4111 1111', '1111 1111 12/27'],
      ['411111••', '••••1111 12/27'],
    ],
    [
      ['it starts with 4111 1111', '1111 1111, cvv 123'],
      ['it starts with 4111 1111', '••••••••, cvv •••'],
    ],
  ])('%j is stored as %j', (said, masked) => {
    expect(stored(said)).toEqual(masked);
  });

  it('is recognised although the first half was delivered twice', () => {
    expect(stored(['4111 1111', '4111 1111', '1111 1111'])[2]).toBe('••••1111');
  });

  it('is not looked for across customers, or after ten minutes', async () => {
    const clock = virtualClock();
    const mask = masker(clock);
    const say = (text: string, from: string) => textOf(mask('whatsapp', message({ kind: 'text', text }, from)));
    say('4111 1111', 'one');
    expect(say('1111 1111', 'two')).toBe('1111 1111');
    await clock.advance(600_001);
    expect(say('1111 1111', 'one')).toBe('1111 1111');
  });

  it('is continued in a caption', () => {
    const mask = masker(virtualClock());
    mask('whatsapp', message({ kind: 'text', text: '4111 1111' }));
    expect(mask('whatsapp', message({ kind: 'media', media: 'image', mediaId: 'x', caption: '1111 1111' }))).toMatchObject({
      content: { caption: '••••1111' },
    });
  });

  it.each([
    ['4821', '7710'],
    ['my order is 4500123456', 'thanks'],
    ['+49 151 23456789', '4821'],
    ['0151 23456789', '1'],
    ['where is card order 4500123456', '4821'],
    ['it is 14.01.2026', '11:30'],
  ])('does not touch what is none: %s, then %s', (...said) => {
    expect(stored(said)).toEqual(said);
  });
});

describe('what is kept for the record', () => {
  it('is masked where a person wrote it, and left alone in ids, addresses and times', () => {
    const raw = {
      id: 'wamid.4111111111111111',
      sender: { id: '4111111111111111' },
      recipient_id: '4012888888881881',
      from: '5555555555554444',
      timestamp: '1768388400000',
      time: 4111111111111111,
      metadata: { display_phone_number: '5555555555554444', phone_number_id: '4111111111111111' },
      amount: 1999.5,
      text: { body: 'my card is 4111 1111 1111 1111, PIN 4821' },
      deep: [{ captions: ['5555 5555 5555 4444'], url: 'https://example.com/4111111111111111' }],
    };
    expect(masker(virtualClock())('whatsapp', kept(raw))).toMatchObject({
      raw: {
        ...raw,
        text: { body: 'my card is 411111••••••1111, PIN •••' },
        deep: [{ captions: ['555555••••••4444'], url: 'https://example.com/4111111111111111' }],
      },
    });
  });

  it.each([
    ['a number', { card: 4111111111111111 }],
    ['a field whose name is one of a number', { card_number: '4111111111111111' }],
    ['another such field', { number: '4111111111111111' }],
    ['a link', { link: 'see 4111111111111111' }],
  ])('is masked in %s', (_, raw) => {
    expect(JSON.stringify(masker(virtualClock())('whatsapp', kept(raw)))).toContain('411111••••••1111');
  });

  it('is left alone in a status', () => {
    const status = { kind: 'status', id: 's', account: 'a', at: 0, providerId: '4111111111111111', status: 'read' } as const;
    expect(masker(virtualClock())('whatsapp', status)).toEqual(status);
  });
});
