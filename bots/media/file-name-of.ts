/** Characters: more than that nobody reads. */
const longest = 120;

/**
 * A file's name as it may be kept and shown: no folder, no sign that turns its ending around. Undefined: nothing is left of it.
 * @param mask what it hides is whole again once the signs between are out, and is cut to pieces by what makes the name short
 */
export const fileNameOf = (given: string, mask: (name: string) => string): string | undefined => {
  const plain = given
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Surrogate}\p{Bidi_Control}]/gu, '')
    .trim();
  const name = mask(plain);
  const end = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
  const signs = Array.from(name);
  const short = signs.length <= longest ? name : `${signs.slice(0, longest - end.length - 1).join('')}…${end}`;
  return short === '' ? undefined : short;
};
