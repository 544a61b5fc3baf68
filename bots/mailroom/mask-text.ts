/**
 * Takes out of a text what must never be stored: card numbers keep their first six and last four digits (PCI DSS 3.4.1),
 * IBANs their first and last four characters, and a PIN, a CVV or a password that is named as such is dropped.
 * Order numbers, phone numbers and the four digits that a customer tells a card by stay as they are.
 */
export const maskText = (text: string): string => maskSecrets(maskCards(maskIbans(text)));

/** What may stand between two groups of one number: blanks, marks that nobody sees, dashes of any kind, the rings of keycap emoji. */
const gap = String.raw`[\s\p{Cf}\p{Pd}.,_/|*·\ufe0f\u20e3]`;
/** One run of digits, in groups. */
export const digitRun = String.raw`\p{Nd}+(?:${gap}{1,5}\p{Nd}+)*`;
const digitRuns = new RegExp(digitRun, 'gu');

/** Digits that stand together, with their place in the text. */
export interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** The groups of digits of a text that begins and ends with one. */
export const groupsOf = (run: string): readonly Group[] =>
  [...run.matchAll(/\p{Nd}+/gu)].map((found) => ({
    digits: asciiDigits(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }));

const maskCards = (text: string): string =>
  text.replace(digitRuns, (run: string, at: number) => {
    const groups = groupsOf(run);
    let masked = '';
    let copied = 0;
    // Behind a plus stands the country code of a phone number.
    for (let first = text[at - 1] === '+' ? 1 : 0; first < groups.length; first += 1) {
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
export const cardFrom = (groups: readonly Pick<Group, 'digits'>[], first: number): number | undefined => {
  let digits = '';
  let found: number | undefined;
  for (let last = first; last < groups.length && digits.length < 19; last += 1) {
    digits += groups[last]?.digits ?? '';
    if (isCardNumber(digits)) found = last;
  }
  return found;
};

/** ISO/IEC 7812: 13 to 19 digits, the prefix of a card scheme, and a Luhn check digit. */
const isCardNumber = (digits: string): boolean => /^(?:[456]|3[0-9]|2[2-7])\d{11,17}\d$/.test(digits) && luhn(digits);

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

/**
 * Unicode keeps the ten digits of a script together and in order. Only those of mathematics follow each other without a
 * gap; they, and the wide ones, are the common digits in another dress (NFKC).
 */
const asciiDigits = (digits: string): string =>
  digits.normalize('NFKC').replace(/[^0-9]/gu, (digit) => {
    const own = digit.codePointAt(0) ?? 0;
    let zero = own;
    while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(own - zero);
  });

const ibanStart = /(?<![\p{L}\p{Nd}])[A-Z]{2}\d{2}/giu;
const ibanBody = new RegExp(String.raw`^[A-Z0-9](?:${gap}?[A-Z0-9])*`, 'iu');
/** 34 characters with a gap before each. */
const longestIban = 68;

const maskIbans = (text: string): string => {
  let masked = '';
  let copied = 0;
  for (const { index } of text.matchAll(ibanStart)) {
    const body = index < copied ? null : ibanBody.exec(text.slice(index, index + longestIban));
    const end = body && endOfIban(body[0]);
    if (end === null) continue;
    const iban = text
      .slice(index, index + end)
      .replace(/[^A-Z0-9]/gi, '')
      .toUpperCase();
    masked += text.slice(copied, index) + iban.slice(0, 4) + '•'.repeat(iban.length - 8) + iban.slice(-4);
    copied = index + end;
  }
  return masked + text.slice(copied);
};

/**
 * ISO 13616: 15 to 34 characters; the country and its check digits moved to the end, letters as numbers, mod 97 is 1. Words
 * behind it may look like more of it: the longest part that ends at a gap and passes the check is the number.
 */
const endOfIban = (body: string): number | null => {
  const characters = [...body.matchAll(/[A-Z0-9]/gi)].slice(0, 34);
  const head = characters.slice(0, 4).map(([character]) => character);
  let remainder = 0;
  let found: number | null = null;
  for (const [place, { 0: character, index }] of characters.entries()) {
    if (place < 4) continue;
    remainder = appended(remainder, character);
    const atGap = !/[A-Z0-9]/i.test(body.charAt(index + 1));
    if (place >= 14 && atGap && head.reduce(appended, remainder) === 1) found = index + 1;
  }
  return found;
};

/** A is 10, B is 11, … */
const appended = (remainder: number, character: string): number => {
  const value = Number.parseInt(character, 36);
  return (remainder * (value > 9 ? 100 : 10) + value) % 97;
};

const secretNames =
  'cvv2?|cvc2?|cvn|card verification (?:code|number)|security code|pin(?:code)?|prüfziffer|prüfnummer|kartenprüfnummer|sicherheitscode|geheimzahl|tan|otp';
const links = String.raw`(?:\s*(?:is|was|number|code|nummer|ist|war|lautet|heißt|[:=\-]))*\s*`;
const namedNumber = new RegExp(String.raw`(?<![\p{L}\p{Nd}])(${secretNames})(${links})\p{Nd}{3,8}(?!\p{Nd})`, 'giu');
const namedWord = /(?<![\p{L}\p{Nd}])(password|passwort|kennwort)((?:\s*(?:(?:is|ist|lautet|heißt)(?!\p{L})|[:=]))+\s*)\S+/giu;

const maskSecrets = (text: string): string => text.replace(namedNumber, '$1$2•••').replace(namedWord, '$1$2•••');
