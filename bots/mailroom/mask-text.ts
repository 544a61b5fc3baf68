/**
 * Takes out of a text what must never be stored: card numbers keep their first six and last four digits (PCI DSS 3.4.1),
 * IBANs their first and last four characters, and a PIN, a CVV or a password that is named as such is dropped.
 * Order numbers, phone numbers and the four digits that a customer tells a card by stay as they are.
 */
export const maskText = (text: string): string => maskSecrets(maskIbans(maskCards(text)));

/** Digits of any script, a few separators apart: people group them by spaces, dots, dashes, slashes or invisible marks. */
const digitGroups = /\p{Nd}+(?:[\s.\-_/·\u200b-\u200f\u2060]{1,3}\p{Nd}+)*/gu;

const maskCards = (text: string): string =>
  text.replace(digitGroups, (run: string, at: number) => {
    if (text[at - 1] === '+') return run;
    const groups = [...run.matchAll(/\p{Nd}+/gu)].map((found) => ({
      digits: asciiDigits(found[0]),
      start: found.index,
      end: found.index + found[0].length,
    }));
    let masked = '';
    let copied = 0;
    for (let first = 0; first < groups.length; first += 1) {
      const last = cardFrom(groups, first);
      const [begin, end] = [groups[first], last === undefined ? undefined : groups[last]];
      if (last === undefined || !begin || !end) continue;
      const digits = groups
        .slice(first, last + 1)
        .map((group) => group.digits)
        .join('');
      masked += run.slice(copied, begin.start) + shortened(digits);
      copied = end.end;
      first = last;
    }
    return masked + run.slice(copied);
  });

/** The last group of the longest card number that begins with this group. */
const cardFrom = (groups: readonly { digits: string }[], first: number): number | undefined => {
  let digits = '';
  let found: number | undefined;
  for (let last = first; last < groups.length && digits.length < 19; last += 1) {
    digits += groups[last]?.digits ?? '';
    if (isCardNumber(digits)) found = last;
  }
  return found;
};

/** ISO/IEC 7812: 13 to 19 digits, the prefix of a card scheme, and a Luhn check digit. */
export const isCardNumber = (digits: string): boolean => /^(?:[456]|3[0-9]|2[2-7])\d{11,17}\d$/.test(digits) && luhn(digits);

const luhn = (digits: string): boolean => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const weighed = place % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
};

const shortened = (digits: string): string => digits.slice(0, 6) + '•'.repeat(digits.length - 10) + digits.slice(-4);

/** Unicode keeps the ten digits of a script together, in order, from a multiple of 16 or of 10 that it calls zero. */
export const asciiDigits = (digits: string): string =>
  digits.replace(/[^0-9]/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    const own = zero;
    while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(own - zero);
  });

const maskIbans = (text: string): string =>
  text.replace(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/gi, (found) => {
    const iban = found.replaceAll(' ', '').toUpperCase();
    return isIban(iban) ? iban.slice(0, 4) + '•'.repeat(iban.length - 8) + iban.slice(-4) : found;
  });

/** ISO 13616: the country and its check digits moved to the end, letters as numbers, the remainder by 97 is 1. */
const isIban = (iban: string): boolean => {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of Number.parseInt(character, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
};

const secretNames =
  'cvv2?|cvc2?|cvn|card verification (?:code|number)|security code|pin(?:code)?|prüfziffer|prüfnummer|kartenprüfnummer|sicherheitscode|geheimzahl|tan|otp';
const links = String.raw`(?:\s*(?:is|was|number|code|nummer|ist|war|lautet|[:=\-]))*\s*`;
const namedNumber = new RegExp(String.raw`(?<![\p{L}\p{Nd}])(${secretNames})(${links})\p{Nd}{3,8}(?!\p{Nd})`, 'giu');
const namedWord = /(?<![\p{L}\p{Nd}])(password|passwort|kennwort)(\s*(?:is|ist|lautet|[:=])+\s*)\S+/giu;

const maskSecrets = (text: string): string => text.replace(namedNumber, '$1$2•••').replace(namedWord, '$1$2•••');
