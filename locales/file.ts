/** One text as it stands in its file; lines count from 1. */
export interface Text {
  readonly text: string;
  readonly line: number;
}

/** A file of texts, read: keys as paths (`which_card.ask`), in the file's order. `faults` are for its writer. */
interface TextFile {
  readonly texts: ReadonlyMap<string, Text>;
  /** Whether these are all its texts: what stands behind broken JSON is not read. */
  readonly whole: boolean;
  readonly faults: readonly Fault[];
}

interface Fault {
  readonly line: number;
  readonly message: string;
  readonly cure: string;
}

interface Token {
  readonly source: string;
  readonly line: number;
}

/**
 * Reads a file of texts: JSON that holds nothing but texts and groups of texts. JSON.parse would do for the texts, but it
 * knows no lines, and it takes the last of two equal keys without a word.
 */
export const readTextFile = (source: string): TextFile => {
  const texts = new Map<string, Text>();
  const faults: Fault[] = [];
  let whole = true;
  const tokens = tokensOf(source);
  let next = 0;

  const take = (): Token => tokens[next++] ?? { source: '', line: tokens.at(-1)?.line ?? 1 };
  const expect = (wanted: string): void => {
    const token = take();
    if (token.source !== wanted) throw new Broken(token, `'${wanted}'`);
  };
  const string = (token: Token, wanted: string): string => {
    if (!token.source.startsWith('"')) throw new Broken(token, wanted);
    try {
      return String(JSON.parse(token.source));
    } catch {
      throw new Broken(token, `${wanted} with a closing quote and no bare line break`);
    }
  };

  const group = (path: string): void => {
    if (tokens[next]?.source === '}') return void take();
    for (;;) {
      const name = take();
      const key = path + string(name, 'a key in quotes');
      expect(':');
      const value = take();
      if (value.source === '{') group(`${key}.`);
      else {
        const text = string(value, 'a text in quotes');
        if (texts.has(key)) {
          faults.push({ line: name.line, message: `'${key}' is there twice`, cure: 'Delete one of the two.' });
        }
        texts.set(key, { text, line: name.line });
      }
      const end = take();
      if (end.source === '}') return;
      if (end.source !== ',') throw new Broken(end, "',' or '}'");
    }
  };

  try {
    expect('{');
    group('');
    if (next < tokens.length) throw new Broken(take(), 'the end of the file');
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    whole = false;
    faults.push({ line: error.line, message: `broken JSON: ${error.message}`, cure: 'Put right what stands there or just before it.' });
  }
  return { texts, whole, faults };
};

class Broken extends Error {
  readonly line: number;
  constructor(found: Token, wanted: string) {
    super(`${wanted} is expected, not ${found.source === '' ? 'the end of the file' : found.source}`);
    this.line = found.line;
  }
}

const tokensOf = (source: string): Token[] => {
  const tokens: Token[] = [];
  let line = 1;
  for (const [part] of source.replace(/^\uFEFF/, '').matchAll(/\n|[^\S\n]+|"(?:[^"\\\n]|\\.)*"?|[{}:,]|[^\s"{}:,]+/g)) {
    if (part === '\n') line += 1;
    else if (part.trim() !== '') tokens.push({ source: part, line });
  }
  return tokens;
};
