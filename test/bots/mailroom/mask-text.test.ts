import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskText } from '../../../bots/mailroom/mask-text';
import { cardNumber, inGroups, longestShown } from './card-numbers';

const separators = [
  '',
  ' ',
  '-',
  '.',
  '/',
  '_',
  '·',
  ',',
  '|',
  '\n',
  '\t',
  ' - ',
  '\u00a0',
  '\u202f',
  '\u2011',
  '–',
  '\u200b',
  '\u00ad',
  ' \u2060 ',
  '\ufe0f\u20e3',
];
/** The zeros of scripts: western, Arabic-Indic, Persian, Devanagari, Bengali, Thai, full-width, mathematical bold and monospace. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1d7ce, 0x1d7f6];

const inScript = (digits: string, zero: number): string => digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

describe('card numbers', () => {
  it('keep their first six and last four digits, in every scheme, grouping and script', () => {
    fc.assert(
      fc.property(cardNumber, fc.constantFrom(...separators), fc.constantFrom(...zeros), (digits, separator, zero) => {
        const written = inScript(inGroups(digits).join(separator), zero);
        const masked = maskText(`my card is ${written}, please help`);
        expect(masked).toBe(`my card is ${digits.slice(0, 6)}${'•'.repeat(digits.length - 10)}${digits.slice(-4)}, please help`);
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['4111111111111111', '411111••••••1111'],
    ['x4111 1111 1111 1111y', 'x411111••••••1111y'],
    ['4111 1111 1111 1111 12/27', '411111••••••1111 12/27'],
    ['12 4111 1111 1111 1111', '12 411111••••••1111'],
    ['(3782) 822463-10005 or 378282246310005', '(3782) 822463-10005 or 378282•••••0005'],
    ['call +49 151 1234567 4111 1111 1111 1111', 'call +49 151 1234567 411111••••••1111'],
    ['5555555555554444 and 4012888888881881', '555555••••••4444 and 401288••••••1881'],
  ])('are found beside other things: %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });
});

describe('what looks like a card number and is none', () => {
  it.each([
    'my order is 4500123456',
    'Bestellung 2026-0815-4711',
    'order number 4111111111111112',
    'tracking 00340434161094021501',
    'call me on +49 151 23456789 or +1 (415) 555-0132 or +4915123456789012',
    '0151 23456789',
    'on 14.01.2026 at 11:30, or 2026-01-14T11:30:00.000Z, or 1768388400000',
    'the one ending in 4821',
    '4821',
    '1,250.00 EUR and 12.500,00 €',
    'customer 1234567890123',
  ])('stays as it is: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });
});

describe('IBANs', () => {
  it.each([
    ['DE89370400440532013000', 'DE89••••••••••••••3000'],
    ['my iban is DE89 3704 0044 0532 0130 00 and I am in Berlin', 'my iban is DE89••••••••••••••3000 and I am in Berlin'],
    ['de89-3704-0044-0532-0130-00', 'DE89••••••••••••••3000'],
    ['GB29 NWBK 6016 1331 9268 19', 'GB29••••••••••••••6819'],
    ['NO93 8601 1117 947', 'NO93•••••••7947'],
    ['from DE00 3704 0044 0532 0130 00 to DE89 3704 0044 0532 0130 00', 'from DE00 3704 0044 0532 0130 00 to DE89••••••••••••••3000'],
    ['DE89 3704 0044 0532 0130 00 AT61 1904 3002 3457 3201', 'DE89••••••••••••••3000 AT61••••••••••••3201'],
  ])('keep their first and last four characters: %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it('leaves words and references alone', () => {
    const text = 'AB12 is my reference and CD34EF56 the other one, see DE12';
    expect(maskText(text)).toBe(text);
  });
});

describe('named secrets', () => {
  it.each([
    ['my cvv is 123', 'my cvv is •••'],
    ['CVC: 4567', 'CVC: •••'],
    ['security code 123', 'security code •••'],
    ['my PIN is 4821 and the card 7710', 'my PIN is ••• and the card 7710'],
    ['PIN-Code: 123456', 'PIN-Code: •••'],
    ['meine PIN lautet 4821', 'meine PIN lautet •••'],
    ['Prüfziffer ist 123', 'Prüfziffer ist •••'],
    ['die Geheimzahl war 4821', 'die Geheimzahl war •••'],
    ['Sicherheitscode 123', 'Sicherheitscode •••'],
    ['TAN 123456', 'TAN •••'],
    ['password: hunter2', 'password: •••'],
    ['mein Passwort ist Sommer2026!', 'mein Passwort ist •••'],
    ['Kennwort lautet geheim', 'Kennwort lautet •••'],
  ])('are dropped: %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    'I forgot my PIN',
    'the spinning 123',
    'ich habe mein Passwort vergessen',
    'Tante 1234',
    'pin',
  ])('only where a secret follows: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });
});

describe('any text', () => {
  it('is masked to the same again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(maskText(maskText(text))).toBe(maskText(text))));
  });

  it.each([
    '1 ',
    'DE89 ',
    'ab12',
    'pin is ',
    ' ',
    '٣',
  ])('is masked in time that grows with its length alone, however often it says %j', (part) => {
    const began = performance.now();
    maskText(part.repeat(40_000));
    // With the square of it, this would take minutes.
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('shows at most ten digits of a card', () => {
    fc.assert(
      fc.property(cardNumber, fc.string(), fc.string(), (digits, before, after) => {
        expect(longestShown(maskText(`${before} ${digits} ${after}`), digits)).toBeLessThan(13);
      }),
    );
  });
});
