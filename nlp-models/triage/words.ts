/** Texts are read up to here, in UTF-16 units: above any chat message, and a bound on the work of one. */
export const maxLength = 2_000;

/** A text as triage reads it: its words, and for each the number of the clause it stands in. */
export interface Words {
  readonly words: readonly string[];
  readonly clauses: readonly number[];
}

const piece = /[\p{L}\p{N}]+|\p{Extended_Pictographic}|[.,;:!?\n]/gu;
const endsClause = /^[.,;:!?\n]$/;
const ascii = /^[\0-\x7f]*$/;
const notDecomposed: Readonly<Record<string, string>> = { ß: 'ss', æ: 'a', œ: 'o', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/**
 * Reads a text without what customers leave out or get wrong: case, accents, apostrophes, letters held down ("helppp"), and which
 * digits. "für", "fuer" and "fur" are one word: umlauts are written in three ways. Emoji are words.
 */
export function readWords(text: string): Words {
  const words: string[] = [];
  const clauses: number[] = [];
  let clause = 0;
  for (const [found] of fold(text.slice(0, maxLength)).matchAll(piece)) {
    if (endsClause.test(found)) {
      clause += 1;
    } else {
      words.push(found);
      clauses.push(clause);
    }
  }
  return { words, clauses };
}

function fold(text: string): string {
  const lower = text.toLowerCase();
  const plain = ascii.test(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/[ßæœøłđı]/g, (letter) => notDecomposed[letter] ?? letter);
  return plain
    .replace(/['’‘`´]/g, '')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/([aou])e/g, '$1')
    .replace(/\d+/g, '0');
}
