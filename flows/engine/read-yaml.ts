import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLParseError } from 'yaml';
import { linesOf } from './lines';
import type { Problem } from './problem';

export type YamlRead =
  | { readonly ok: true; readonly data: unknown; readonly lines: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The plain data of a YAML text, with the line of each key. Anchors and aliases are refused: a flow says what it means. */
export const readYaml = (source: string, file: string): YamlRead => {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, logLevel: 'error' });
  const syntax = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  const problems = document.errors
    // What follows on a fault of syntax may be nothing but its consequence.
    .filter((error) => error.code === 'DUPLICATE_KEY' || error === syntax)
    .map((error): Problem => ({ code: 'F001', file, ...inWords(error, source, document, counter) }));
  visit(document, {
    Alias: (_, { range, source: name }) => {
      const line = counter.linePos(range?.[0] ?? 0).line;
      const message = `“*${name}” refers to another place of the file.`;
      problems.push({ code: 'F001', file, line, message, cure: 'Write out what is meant.' });
    },
    Pair: (_, { key }) => {
      if (!isScalar(key) || key.value !== '__proto__') return;
      const line = counter.linePos(key.range?.[0] ?? 0).line;
      problems.push({ code: 'F001', file, line, message: '“__proto__” cannot be a name.', cure: 'Choose another one.' });
    },
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, data: document.toJS(), lines: linesOf(document.contents, counter) };
};

type Words = Pick<Problem, 'line' | 'message' | 'cure'>;

const inWords = ({ code, pos: [at], message }: YAMLParseError, source: string, document: Document, counter: LineCounter): Words => {
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  switch (code) {
    case 'DUPLICATE_KEY': {
      // Below the top it is reported at the end of what stands before it.
      const start = at + (/^(?:\s|#.*)*/.exec(source.slice(at))?.[0].length ?? 0);
      const name = /^[^:\s]*/.exec(source.slice(start))?.[0] ?? '';
      return { line: lineAt(start), message: `“${name}” stands here twice.`, cure: 'Give one of the two another name.' };
    }
    case 'MULTIPLE_DOCS':
      return { line: lineAt(at), message: 'a second flow begins here.', cure: 'Put it into a file of its own: a file holds one flow.' };
    case 'TAB_AS_INDENT':
      return { line: lineAt(at), message: 'this line is indented with a tab.', cure: 'Indent with spaces.' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (colonsIn(lineOf(source, at)) > 1)
        return { line: lineAt(at), message: 'there is a second “:” in this line.', cure: 'Put quotes around a text that has “: ” in it.' };
      return {
        line: lineAt(lineBelow(source, at)),
        message: 'this line is deeper than the one above it, which has its value already.',
        cure: alike,
      };
    default: {
      const opened = openAt(document, source, at);
      if (opened === null && code === 'BAD_INDENT')
        return {
          line: lineAt(isAtEnd(source, at) ? lineBelow(source, at) : at),
          message: 'this line is indented unlike the ones that it belongs to.',
          cure: alike,
        };
      if (opened === null && (code === 'MULTILINE_IMPLICIT_KEY' || code === 'MISSING_CHAR') && colonsIn(lineOf(source, at)) === 0)
        return {
          line: lineAt(at),
          message: 'this line has no “:” after its name.',
          cure: 'Write a “:” and a space between a name and its value.',
        };
      if (opened === null && (code === 'MULTILINE_IMPLICIT_KEY' || code === 'BLOCK_IN_FLOW'))
        return {
          line: lineAt(at),
          message: 'lines stand below each other within brackets here.',
          cure: 'Close what was opened above, or put a comma between what stands in it.',
        };
      if (opened === null)
        return { line: lineAt(at), message: `this is not YAML: ${message}`, cure: 'Look at the indentation, quotes and brackets here.' };
      const sign = source.charAt(opened);
      return {
        line: lineAt(opened),
        message: `“${sign}” is opened here and not closed.`,
        cure: `Close it with “${closing[sign] ?? sign}”.`,
      };
    }
  }
};

const alike = 'Indent lines that stand beside each other alike.';

const lineOf = (source: string, at: number): string => source.slice(source.lastIndexOf('\n', at - 1) + 1).split('\n', 1)[0] ?? '';

/** How often a name is followed by its value. */
const colonsIn = (line: string): number => [...line.replace(/\s#.*/, '').matchAll(/:(?=\s|$)/g)].length;

/** A wrong indentation may be reported at the end of what stands before it. */
const isAtEnd = (source: string, at: number): boolean => /^[ \t]*(#.*)?(\n|$)/.test(source.slice(at));

/** Where the next line begins that says anything. */
const lineBelow = (source: string, at: number): number => {
  const skipped = /^.*\n(\s*(#.*)?\n)*/.exec(source.slice(at));
  return at + (skipped?.[0].length ?? 0);
};

const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Where the innermost bracket or quote begins that is not closed where the parser gave up; null when there is none. */
const openAt = (document: Document, source: string, at: number): number | null => {
  let opened: number | null = null;
  visit(document, {
    Node: (_, { range }) => {
      if (!range) return;
      const [start, end] = range;
      const sign = source.charAt(start);
      if (!'[{"\''.includes(sign) || start >= at || end < at) return;
      if (end - start < 2 || source.charAt(end - 1) !== (closing[sign] ?? sign)) opened = start;
    },
  });
  return opened;
};
