/** The first letters of the first two words of a name, as a person sees letters: an emoji or a letter with its accent is one. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((word) => [...letters.segment(word)][0]?.segment ?? [])
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase();

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
