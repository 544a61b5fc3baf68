import { maskText } from '../mailroom/mask-text';

/** Characters: more than that nobody reads. */
const longest = 120;

/** A file's name as it may be shown: no folder, no sign that turns its ending around, no card number. Null: nothing is left of it. */
export const fileNameOf = (given: string): string | null => {
  const name = given
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Surrogate}\p{Bidi_Control}]/gu, '')
    .trim();
  const end = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
  const signs = Array.from(name);
  const short = signs.length <= longest ? name : `${signs.slice(0, longest - end.length - 1).join('')}…${end}`;
  return short === '' ? null : maskText(short);
};
