import type { Chart } from './chart';
import { endingsApart } from './endings-apart';
import { layoutOf } from './layout';
import type { Box, Line, Picture, Point } from './picture';

/** A flow as a picture that stands alone: it needs no script and no font, and follows the reader's light or dark. */
export const svgOf = (chart: Chart): string => {
  const { width, height, boxes, lines } = rounded(layoutOf(endingsApart(chart)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(chart.flow)}">`,
    `<title>${escaped(chart.flow)}</title>`,
    `<style>${style}</style>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>',
    ...lines.map(drawLine),
    ...boxes.map(drawBox),
    ...lines.map(drawLabel),
    '</svg>',
    '',
  ].join('\n');
};

const style = `
:root { --ink: #1f2430; --dim: #5b6270; --paper: #ffffff; --line: #8a91a0; --ask: #e3edff; --do: #fff1d6; --person: #ffe3e0; --end: #e6e8ec; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff4; --dim: #aab2c0; --paper: #171a21; --line: #7d8596; --ask: #22345a; --do: #4a3b17; --person: #58292a; --end: #323743; }
}
text { font: 13px ui-sans-serif, system-ui, sans-serif; fill: var(--ink); text-anchor: middle; }
.name { font-weight: 600; }
.about { font-size: 11px; fill: var(--dim); }
.label { font-size: 11px; fill: var(--dim); paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
rect { fill: var(--paper); stroke: var(--line); }
.ask rect, .confirm rect { fill: var(--ask); }
.do rect { fill: var(--do); }
.handoff rect { fill: var(--person); }
.start rect, .ending rect { fill: var(--end); }
.commits rect { stroke: var(--ink); stroke-width: 2.5; }
.line { fill: none; stroke: var(--line); stroke-width: 1.4; }
.line.main { stroke: var(--ink); stroke-width: 1.8; }
.tip { fill: var(--line); }`;

const drawBox = ({ node, x, y, width, height }: Box): string => {
  const isRound = node.kind === 'start' || node.kind === 'ending';
  const about = isRound ? '' : node.about;
  return [
    `<g class="${node.kind}${node.commits ? ' commits' : ''}">`,
    node.commits ? '<title>nothing is taken back from here on</title>' : '',
    `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="${isRound ? height / 2 : 8}"/>`,
    `<text class="name" x="${x}" y="${about === '' ? y + 4 : y - 3}">${escaped(isRound ? node.about : node.name)}</text>`,
    about === '' ? '' : `<text class="about" x="${x}" y="${y + 14}">${escaped(about)}</text>`,
    '</g>',
  ].join('');
};

const drawLine = ({ kind, points }: Line): string =>
  `<path class="line ${kind}" marker-end="url(#tip)" d="${kind === 'back' ? angular(points) : curved(points)}"/>`;

const drawLabel = ({ edge, label }: Line): string =>
  edge.label === '' ? '' : `<text class="label" x="${label.x}" y="${label.y + 4}">${escaped(edge.label)}</text>`;

/** Leaves and reaches every point straight down. */
const curved = ([first = { x: 0, y: 0 }, ...rest]: readonly Point[]): string => {
  let at = first;
  const bends = rest.map((to) => {
    const half = (to.y - at.y) / 2;
    const bend = `C${at.x} ${at.y + half} ${to.x} ${to.y - half} ${to.x} ${to.y}`;
    at = to;
    return bend;
  });
  return `M${first.x} ${first.y}${bends.join('')}`;
};

const angular = ([first, ...rest]: readonly Point[]): string =>
  `M${first?.x ?? 0} ${first?.y ?? 0}${rest.map(({ x, y }) => `L${x} ${y}`).join('')}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Whole pixels: the file reads better, and differs less from one time to the next. */
const rounded = ({ width, height, boxes, lines }: Picture): Picture => {
  const point = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: boxes.map((box) => ({ ...box, ...point(box), width: 2 * Math.round(box.width / 2) })),
    lines: lines.map((line) => ({ ...line, points: line.points.map(point), label: point(line.label) })),
  };
};
