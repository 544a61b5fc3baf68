import { type Chart, type ChartNode, startName } from './chart';

/** Words that mean something to Mermaid itself. */
const reserved: readonly string[] = ['state', 'note', 'direction', 'end', 'class', 'classDef', 'style', 'click', 'fork', 'join', 'choice'];

/** A flow as a Mermaid state diagram. */
export const mermaidOf = ({ flow, nodes, edges }: Chart): string => {
  const steps = nodes.filter(({ name }) => name !== startName && name !== 'end');
  const lines = [
    ...steps.map((node) => `state "${titleOf(node)}" as ${idOf(node.name)}`),
    ...edges.map(({ from, to, label }) => `${idOf(from, '[*]')} --> ${idOf(to, '[*]')}${label === '' ? '' : `: ${label}`}`),
  ];
  return ['---', `title: ${flow}`, '---', 'stateDiagram-v2', '  direction TB', ...lines.map((line) => `  ${line}`), ''].join('\n');
};

const titleOf = ({ name, about, commits }: ChartNode): string =>
  [name, about, commits ? 'nothing is taken back from here on' : ''].filter(Boolean).join('<br/>').replaceAll('"', '#quot;');

/** `[*]` is where a diagram begins, and where it ends. */
const idOf = (name: string, outside = name): string => {
  if (name === startName || name === 'end') return outside;
  return reserved.includes(name.replace(/_+$/, '')) ? `${name}_` : name;
};
