import fc from 'fast-check';

/** With its Luhn check digit behind it. */
export const checked = (digits: string): string => {
  const sum = digits
    .split('')
    .reverse()
    .reduce((total, digit, place) => {
      const weighed = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
      return total + (weighed > 9 ? weighed - 9 : weighed);
    }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

const schemes = [
  { prefix: '4', length: 16 },
  { prefix: '4', length: 13 },
  { prefix: '4', length: 19 },
  { prefix: '51', length: 16 },
  { prefix: '55', length: 16 },
  { prefix: '2221', length: 16 },
  { prefix: '34', length: 15 },
  { prefix: '37', length: 15 },
  { prefix: '36', length: 14 },
  { prefix: '6011', length: 16 },
  { prefix: '6304', length: 18 },
  { prefix: '3528', length: 16 },
  { prefix: '62', length: 16 },
] as const;

/** Numbers as the card schemes give them out. */
export const cardNumber: fc.Arbitrary<string> = fc
  .constantFrom(...schemes)
  .chain(({ prefix, length }) => fc.nat({ max: 9 }).chain((digit) => digitsAfter(prefix, length, digit)));

const digitsAfter = (prefix: string, length: number, first: number): fc.Arbitrary<string> =>
  fc
    .array(fc.nat({ max: 9 }), { minLength: length, maxLength: length })
    .map((more) => checked(`${prefix}${first}${more.join('')}`.slice(0, length - 1)));

/** In groups of four, or as on an American Express card. */
export const inGroups = (digits: string): readonly string[] =>
  digits.length === 15 ? [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)] : (digits.match(/.{1,4}/g) ?? []);

/** The most digits of the number that stand in the text in their order: what somebody who reads the store would learn. */
export const longestShown = (text: string, digits: string): number => {
  const read = text.normalize('NFKC').replace(/[^\d•]/gu, '');
  for (let length = digits.length; length > 0; length -= 1) {
    for (let start = 0; start + length <= digits.length; start += 1) {
      if (read.includes(digits.slice(start, start + length))) return length;
    }
  }
  return 0;
};
