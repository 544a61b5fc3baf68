import { describe, expect, it } from '@jest/globals';
import { createActor } from 'xstate';
import { compileFlow } from '../../../../flows/engine/compile';
import { chartOf } from '../../../../flows/engine/draw/chart';
import { endingsApart } from '../../../../flows/engine/draw/endings-apart';
import { layoutOf } from '../../../../flows/engine/draw/layout';
import { mermaidOf } from '../../../../flows/engine/draw/mermaid';
import { svgOf } from '../../../../flows/engine/draw/svg';
import { machineOfConfig } from '../../../../flows/engine/machine';
import { blockLostCard } from '../block-lost-card';
import { flowOf, flowWith } from '../flow-of';

const flow = flowOf(blockLostCard);
const chart = chartOf(flow);

describe('the chart of a flow', () => {
  it('has every step once, and each way between them once', () => {
    expect(chart.nodes.filter(({ kind }) => kind !== 'start' && kind !== 'ending').map(({ name }) => name)).toEqual(
      Object.keys(flow.steps),
    );
    const ways = chart.edges.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(ways).size).toBe(ways.length);
    expect(chart.edges).toContainEqual({ from: 'identify', to: 'no_card', label: 'unknown, error', isMain: false });
    expect(chart.nodes.find(({ name }) => name === 'block')).toMatchObject({ about: 'does cards.block', commits: true });
  });

  it('shows where misunderstandings lead only where that is not a person, as everywhere', () => {
    const steps = '  which:\n    ask: card\n    next: end\n  sorry:\n    say:\n';
    const labels = (then: string) =>
      chartOf(flowOf(flowWith(steps, `slots:\n  card: { type: text }\nrepair:\n  tries: { then: ${then} }\n`))).edges.map(
        ({ label }) => label,
      );
    expect(labels('sorry')).toContain('not understood');
    expect(labels('human')).not.toContain('not understood');
  });
});

describe('a Mermaid diagram', () => {
  it('keeps steps apart whose names differ from a word of Mermaid by an underscore, and what is quoted inside its quotes', () => {
    const steps = '  click:\n    say:\n  click_:\n    handoff: { queue: \'the "gold" desk\' }\n';
    const lines = mermaidOf(chartOf(flowOf(flowWith(steps)))).split('\n');
    expect(lines).toContain('  state "click" as click_');
    expect(lines).toContain('  state "click_<br/>a person of the #quot;gold#quot; desk" as click__');
  });

  it('is made of a title, a line for each step and one for each way', () => {
    const small = '  which:\n    ask: card\n  sure:\n    confirm: [card]\n    yes: note\n    no: which\n  note:\n    say:\n';
    expect(mermaidOf(chartOf(flowOf(flowWith(small, 'slots:\n  card: { type: text }\n'))))).toBe(
      [
        '---',
        'title: small',
        '---',
        'stateDiagram-v2',
        '  direction TB',
        '  state "which<br/>asks card" as which',
        '  state "sure<br/>card: yes or no?" as sure',
        '  state "note" as note_',
        '  [*] --> which',
        '  which --> sure',
        '  sure --> note_: yes',
        '  sure --> which: no',
        '  note_ --> [*]',
        '',
      ].join('\n'),
    );
  });

  it('names all steps of a real flow', () => {
    const text = mermaidOf(chart);
    for (const step of Object.keys(flow.steps)) expect(text).toMatch(new RegExp(`^  state "${step}\\b.*" as ${step}$`, 'm'));
    expect(text.match(/ --> /g)).toHaveLength(chart.edges.length);
  });
});

describe('a picture', () => {
  const { boxes, lines, width, height } = layoutOf(endingsApart(chart));
  const at = (name: string) => {
    const box = boxes.find(({ node }) => node.name === name);
    if (!box) throw new Error(`There is no ${name}.`);
    return box;
  };

  it('leads straight down when all goes well, and branches off to the right', () => {
    const main = ['which_card', 'confirm_block', 'block', 'blocked', 'offer_new'].map(at);
    expect(new Set(main.map(({ x }) => x)).size).toBe(1);
    expect(main.map(({ y }) => y)).toEqual(main.map(({ y }) => y).toSorted((a, b) => a - b));
    for (const aside of ['no_card', 'block_failed', 'new_address', 'order_later']) expect(at(aside).x).toBeGreaterThan(at('block').x);
    const back = lines.find(({ edge }) => edge.from === 'confirm_block' && edge.to === 'which_card');
    expect(back?.kind).toBe('back');
    for (const { x } of back?.points.slice(1, 3) ?? []) expect(x).toBeLessThan(at('confirm_block').x - at('confirm_block').width / 2);
  });

  it('puts nothing over something else, nor beyond its edge', () => {
    for (const [index, box] of boxes.entries()) {
      expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width / 2).toBeLessThanOrEqual(width);
      expect(box.y + box.height / 2).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(index + 1))
        expect(Math.abs(box.x - other.x) < (box.width + other.width) / 2 && Math.abs(box.y - other.y) < box.height).toBe(false);
    }
    for (const { points } of lines) for (const { x, y } of points) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
  });

  it('has a line from the edge of one box to the edge of the other for each way', () => {
    for (const { edge, points, kind } of lines.filter((line) => line.kind !== 'back')) {
      const [first, last] = [points[0], points.at(-1)];
      expect([edge.from, edge.to, kind, first?.y, last?.y]).toEqual([
        edge.from,
        edge.to,
        kind,
        at(edge.from).y + at(edge.from).height / 2,
        at(edge.to).y - at(edge.to).height / 2,
      ]);
      expect(Math.abs((first?.x ?? 0) - at(edge.from).x)).toBeLessThan(at(edge.from).width / 2);
      expect(Math.abs((last?.x ?? 0) - at(edge.to).x)).toBeLessThan(at(edge.to).width / 2);
    }
  });

  it('is well-formed, titled, and needs nothing from outside', () => {
    const svg = svgOf(chart);
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"[^>]*><?/);
    expect(svg).toContain('<title>block-lost-card</title>');
    expect(svg).toContain('prefers-color-scheme: dark');
    for (const step of Object.keys(flow.steps)) expect(svg).toContain(`>${step}</text>`);
    expect(svg).not.toMatch(/href|<script|url\((?!#)|NaN|undefined/);
    const tags = [...svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)].filter(([, , , selfClosed]) => selfClosed === '');
    expect(tags.filter(([, closing]) => closing === '').length).toBe(tags.filter(([, closing]) => closing === '/').length);
  });

  it('stands in rows also where a flow is one step, or goes back in many ways', () => {
    const tiny = layoutOf(endingsApart(chartOf(flowOf(flowWith('  tell:\n    say:\n')))));
    expect(tiny.boxes.map(({ node }) => node.about || node.name)).toEqual(['small.start', 'tell', 'end']);
    const steps =
      '  one:\n    confirm:\n    yes: two\n    no: one\n  two:\n    confirm:\n    yes: three\n    no: one\n  three:\n    confirm:\n    yes: end\n    no: two\n';
    const round = layoutOf(endingsApart(chartOf(flowOf(flowWith(steps)))));
    const lanes = round.lines.filter(({ kind }) => kind === 'back').map(({ points }) => points[1]?.x);
    expect(new Set(lanes).size).toBe(3);
  });
});

describe('the XState machine of a flow', () => {
  it('runs as it comes out of a JSON file', () => {
    const config = JSON.parse(JSON.stringify(compileFlow(flow)));
    const actor = createActor(machineOfConfig(config), { input: { visit: 0, slots: {}, values: {}, committed: false } }).start();
    expect(actor.getSnapshot().value).toEqual({ identify: 'waiting' });
    actor.stop();
  });
});
