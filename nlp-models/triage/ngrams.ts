/** Of what kind a feature is; each kind has a weight of its own in a text's vector. */
export type NgramKind = 0 | 1;
export const wordNgram = 0 satisfies NgramKind;
export const characterNgram = 1 satisfies NgramKind;

const longest = 5;
// FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
const prime = 0x01000193;
const seed = 0x811c9dc5;
const edge = 0x20;
// The halves of two emoji are alike without meaning anything alike.
const hasLetters = /^[\p{L}\p{N}]/u;

/** Tells the hash of each n-gram of a text: words 1–2, and characters 2–5 within a word and its two edges. */
export function eachNgram(words: readonly string[], tell: (hash: number, kind: NgramKind) => void): void {
  let before = 0;
  for (const word of words) {
    const hash = hashWord(word);
    tell(hash, wordNgram);
    tell(Math.imul(before ^ Math.imul(hash, prime), prime) ^ before, wordNgram);
    before = hash;
    if (hasLetters.test(word)) eachCharacterNgram(word, tell);
  }
}

export function hashWord(word: string): number {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
  return hash ^ 1;
}

function eachCharacterNgram(word: string, tell: (hash: number, kind: NgramKind) => void): void {
  const end = word.length + 2;
  for (let start = 0; start < end - 1; start += 1) {
    let hash = seed;
    for (let at = start; at < end && at < start + longest; at += 1) {
      hash = Math.imul(hash ^ (at === 0 || at === end - 1 ? edge : word.charCodeAt(at - 1)), prime);
      if (at > start) tell(hash, characterNgram);
    }
  }
}
