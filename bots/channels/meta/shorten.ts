const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most `limit` UTF-16 units, with … for what is left out; never half a grapheme. */
export const shorten = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const end = graphemes.segment(text).containing(limit - 1)?.index ?? 0;
  return `${text.slice(0, end).trimEnd()}…`;
};
