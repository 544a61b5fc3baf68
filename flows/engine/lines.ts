import { isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/** The line (from 1) of each key and list item of a YAML document, by dotted path. */
export const linesOf = (root: Node | null, counter: LineCounter): Record<string, number> => {
  const lines: Record<string, number> = {};
  const note = (path: string, node: unknown, of: unknown): void => {
    const start = (isScalar(node) || isMap(node) || isSeq(node)) && node.range ? node.range[0] : null;
    if (start !== null) lines[path] = counter.linePos(start).line;
    walk(of, `${path}.`);
  };
  const walk = (node: unknown, prefix: string): void => {
    if (isMap(node)) for (const { key, value } of node.items) note(`${prefix}${isScalar(key) ? String(key.value) : '?'}`, key, value);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) note(`${prefix}${index}`, item, item);
  };
  walk(root, '');
  return lines;
};

/** The line of a path, or of the nearest key above it. */
export const lineOf = (lines: Readonly<Record<string, number>>, path: string): number => {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const line = lines[at];
    if (line !== undefined) return line;
  }
  return 1;
};
