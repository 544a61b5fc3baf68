import type { Clock } from '../clock';
import { cardFrom, digitRun, type Group, groupsOf } from './mask-text';

/**
 * Masks a card number that is split over messages: it is recognised in the last of them, and what looks like its first half
 * is kept to six digits. The digits that a message ends with are remembered for ten minutes, in memory alone.
 */
export const splitCards = (clock: Clock): ((from: string, text: string) => string) => {
  const tails = new Map<string, Tail>();

  const remember = (from: string, tail: Omit<Tail, 'until'>): void => {
    const oldest = tails.keys().next();
    if (tails.size >= rememberedCustomers && !oldest.done) tails.delete(oldest.value);
    tails.set(from, { ...tail, until: clock.now() + rememberedFor });
  };

  return (from, text) => {
    const known = tails.get(from);
    tails.delete(from);
    const tail = known && known.until >= clock.now() ? known : nothing;
    const completed = secondHalf(tail, text);
    if (completed !== null) return completed;
    const end = groupsAtEnd(text);
    if (end.length === 0) return text;
    const onlyDigits = /^[^\p{L}\p{P}\p{S}]*$/u.test(text.slice(0, end[0]?.start));
    const before = onlyDigits ? tail.groups : [];
    const half = onlyDigits || (namesACard.test(text) && !namesAnotherNumber.test(text)) ? firstHalf(text, before, end) : null;
    const groups = [...before, ...end];
    const dropped = Math.max(0, groups.length - longestCard);
    remember(from, { groups: groups.slice(dropped), shortenedFrom: half && half.first - dropped });
    return half?.text ?? text;
  };
};

interface Tail {
  readonly groups: readonly Pick<Group, 'digits'>[];
  /** The group from which on no more than six digits were kept. */
  readonly shortenedFrom: number | null;
  readonly until: number;
}

const nothing: Tail = { groups: [], shortenedFrom: null, until: 0 };
const rememberedFor = 600_000;
const rememberedCustomers = 10_000;
const longestCard = 19;
const keptOfACard = 6;
/** Room for a card number with gaps; further in, nothing is looked for, however long the text. */
const reach = 80;

const atStart = new RegExp(String.raw`^\s*(${digitRun})`, 'u');
const atEnd = new RegExp(String.raw`${digitRun}(?=[\s.]*$)`, 'u');

/** The text with the end of a card number taken out; null where it is none. */
const secondHalf = ({ groups: before, shortenedFrom }: Tail, text: string): string | null => {
  const run = atStart.exec(text.slice(0, reach));
  if (!run?.[1]) return null;
  const offset = run[0].length - run[1].length;
  const groups = groupsOf(run[1]);
  for (let first = 0; first < before.length; first += 1) {
    const last = cardFrom([...before, ...groups], first) ?? 0;
    const end = groups[last - before.length];
    if (!end) continue;
    const digits = digitsOf(groups.slice(0, last - before.length + 1));
    const visible = first === shortenedFrom ? digits.slice(-4) : '';
    return '•'.repeat(digits.length - visible.length) + visible + text.slice(offset + end.end);
  }
  return null;
};

const groupsAtEnd = (text: string): readonly Group[] => {
  const from = Math.max(0, text.length - reach);
  const run = atEnd.exec(text.slice(from));
  if (!run || text[from + run.index - 1] === '+') return [];
  return groupsOf(run[0]).map(({ digits, start, end }) => ({ digits, start: start + from + run.index, end: end + from + run.index }));
};

/** The text with all but six digits of a half taken out, and the group that it begins with; null where there is none. */
const firstHalf = (text: string, before: Tail['groups'], end: readonly Group[]): { text: string; first: number } | null => {
  // Four digits are how customers tell their cards apart.
  if (digitsOf(end).length <= 4) return null;
  const all = [...before, ...end];
  for (let first = 0; first < all.length; first += 1) {
    const last = cardFrom(all, first);
    if (last !== undefined) {
      // A whole number: it is masked as such, and none of its groups begins another one.
      first = last;
      continue;
    }
    if (!isHalf(all.slice(first))) continue;
    const here = end.slice(Math.max(0, first - before.length));
    const kept = Math.max(0, keptOfACard - digitsOf(before.slice(first)).length);
    const digits = digitsOf(here);
    const masked = digits.slice(0, kept) + '•'.repeat(Math.max(0, digits.length - kept));
    return { text: text.slice(0, here[0]?.start) + masked + text.slice(here.at(-1)?.end), first };
  }
  return null;
};

/** With the prefix of a card scheme; in one piece no longer than 12 digits, for phone numbers are. */
const isHalf = (groups: Tail['groups']): boolean => {
  const inFours = groups.length > 1 && groups.slice(0, -1).every(({ digits }) => digits.length === 4);
  return /^(?:[456]|3[0-9]|2[2-7])\d{7,14}$/.test(digitsOf(groups)) && (inFours || digitsOf(groups).length <= 12);
};

const namesACard = /card|karte|visa|amex|maestro/iu;
const namesAnotherNumber = /order|bestell|auftrag|vorgang|ticket|refer|customer|kunde|account|konto|phone|telefon|handy|mobil/iu;

const digitsOf = (groups: Tail['groups']): string => groups.map(({ digits }) => digits).join('');
