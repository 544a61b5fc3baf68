import { LineCounter, parseDocument, visit, type YAMLParseError } from 'yaml';
import { linesOf } from './lines';
import type { Problem } from './problem';

export type YamlRead =
  | { readonly ok: true; readonly data: unknown; readonly lines: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The plain data of a YAML text, with the line of each key. Anchors and aliases are refused: a flow says what it means. */
export const readYaml = (source: string, file: string): YamlRead => {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, logLevel: 'error' });
  const problems = document.errors.map((error) => problemOf(error, source, file, counter));
  visit(document, {
    Alias: (_, { range, source: name }) => {
      const line = counter.linePos(range?.[0] ?? 0).line;
      problems.push({
        code: 'F001',
        file,
        line,
        message: `“*${name}” refers to another place of the file.`,
        cure: 'Write out what is meant.',
      });
    },
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, data: document.toJS(), lines: linesOf(document.contents, counter) };
};

const problemOf = (error: YAMLParseError, source: string, file: string, counter: LineCounter): Problem => {
  // A duplicate key below the top is reported at the end of what stands before it.
  const start = error.pos[0] + (/^(?:\s|#.*)*/.exec(source.slice(error.pos[0]))?.[0].length ?? 0);
  if (error.code === 'DUPLICATE_KEY') {
    const name = /^[^:\s]*/.exec(source.slice(start))?.[0] ?? '';
    const message = `“${name}” stands here twice.`;
    return { code: 'F001', file, line: counter.linePos(start).line, message, cure: 'Give one of the two another name.' };
  }
  const message = `this is not YAML: ${error.message}`;
  return {
    code: 'F001',
    file,
    line: counter.linePos(error.pos[0]).line,
    message,
    cure: 'Look at the indentation, quotes and brackets here.',
  };
};
