import type { LabelledText } from './labelled-text';

/** Thrown for a file of examples that cannot be read; the message names the line and the cure. */
export class LabelledTextsError extends Error {
  readonly code = 'examples_invalid';
  constructor(message: string) {
    super(message);
    this.name = 'LabelledTextsError';
  }
}

const textColumn = 'text';
const intentColumns = ['intent', 'category'];

/**
 * Reads `file`'s content: csv or tsv with a text and an intent (columns are found by the header, if there is one), or, with `split`,
 * JSON of the shape `{split: [[text, intent], …]}`.
 * @throws LabelledTextsError
 */
export function parseLabelledTexts(file: string, content: string, split?: string): readonly LabelledText[] {
  if (split !== undefined) return fromJson(file, content, split);
  const rows = file.endsWith('.tsv')
    ? content.split(/\r?\n/).map((line, at) => ({ line: at + 1, cells: line.split('\t') }))
    : csvRows(content);
  const written = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const header = written[0]?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const intentAt = header.findIndex((cell) => intentColumns.includes(cell));
  const headed = header.includes(textColumn) && intentAt >= 0;
  const places = headed ? { text: header.indexOf(textColumn), intent: intentAt } : { text: 0, intent: 1 };
  return written.slice(headed ? 1 : 0).map(({ line, cells }) => {
    const text = cells[places.text];
    const intent = cells[places.intent];
    if (!text || !intent) throw new LabelledTextsError(`${file}:${line} needs a text and an intent. Add the one that is missing.`);
    return { text, intent };
  });
}

function fromJson(file: string, content: string, split: string): readonly LabelledText[] {
  const pairs: unknown = (JSON.parse(content) as { readonly [split: string]: unknown })[split];
  if (!Array.isArray(pairs)) throw new LabelledTextsError(`${file} has no list "${split}". Name one that it has behind the "#".`);
  return pairs.map((pair: unknown, at) => {
    const [text, intent] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (typeof text !== 'string' || typeof intent !== 'string') {
      throw new LabelledTextsError(`${file}#${split} entry ${at + 1} is not [text, intent]. Mend it.`);
    }
    return { text, intent };
  });
}

/** Comma-separated values as in RFC 4180: a cell in quotes may hold commas, line ends and doubled quotes. */
function csvRows(content: string): { readonly line: number; readonly cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let row: { line: number; cells: string[] } = { line: 1, cells: [] };
  let line = 1;
  for (const [, quoted, plain = '', end] of content.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += (quoted ?? '').split('\n').length - 1;
    if (end === ',') continue;
    rows.push(row);
    line += 1;
    row = { line, cells: [] };
  }
  return rows;
}
