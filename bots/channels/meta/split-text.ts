/**
 * Cuts a text into pieces, each at most `limit` UTF-16 units and the last one at most `last`, at the best place: a
 * paragraph, a line, a sentence, a space, a word (scripts without spaces), a grapheme. White space at the cuts is dropped;
 * nothing else is. A text that is empty or blank has no pieces.
 */
export const splitText = (text: string, limit: number, last = limit): readonly string[] => {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > last) {
    // When what is left fits into two pieces, the cut leaves a last one that is short enough.
    const most = Math.min(limit, rest.length - 1);
    const least = rest.length <= limit + last ? Math.max(1, rest.length - last) : Math.ceil(limit / 2);
    const cut = bestCut(rest, least, most);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
};

const segmenters = {
  grapheme: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
  word: new Intl.Segmenter(undefined, { granularity: 'word' }),
  sentence: new Intl.Segmenter(undefined, { granularity: 'sentence' }),
};

/** Some cut from `least` to `most`; where a single grapheme spans all of it, the last code point that fits. */
const bestCut = (text: string, least: number, most: number): number => {
  const graphemes = segmenters.grapheme.segment(text);
  const startOf = (segments: Intl.Segments): number => segments.containing(most)?.index ?? 0;
  const candidates = [
    () => lastBehind(text, /\n\s*\n/g, least, most),
    () => lastBehind(text, /\n/g, least, most),
    () => startOf(segmenters.sentence.segment(text)),
    () => lastBehind(text, /\s+/g, least, most),
    () => startOf(segmenters.word.segment(text)),
    () => startOf(graphemes),
  ];
  for (const candidate of candidates) {
    const cut = candidate();
    if (cut >= least && cut <= most && graphemes.containing(cut)?.index === cut) return cut;
  }
  return isLowSurrogate(text.charCodeAt(most)) ? most - 1 : most;
};

/** Behind the last match, or before it where it reaches beyond `most`; 0 where none is from `least` to `most`. */
const lastBehind = (text: string, pattern: RegExp, least: number, most: number): number => {
  let cut = 0;
  for (const match of text.slice(0, most + 1).matchAll(pattern)) {
    const end = match.index + match[0].length;
    const here = end > most ? match.index : end;
    if (here >= least && here <= most) cut = here;
  }
  return cut;
};

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
