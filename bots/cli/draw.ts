import { parseArgs } from 'node:util';
import { compileFlow } from '../../flows/engine/compile';
import { chartOf } from '../../flows/engine/draw/chart';
import { mermaidOf } from '../../flows/engine/draw/mermaid';
import { svgOf } from '../../flows/engine/draw/svg';
import type { Flow } from '../../flows/engine/flow';
import { checkBot } from '../check/check-bot';
import { inWords } from '../definition/bot-problem';
import { type Command, UsageError } from './command';
import { flowsNamed } from './flows-named';
import { whichBot } from './which-bot';

const drawings: Readonly<Record<string, (flow: Flow) => string>> = {
  mermaid: (flow) => mermaidOf(chartOf(flow)),
  svg: (flow) => svgOf(chartOf(flow)),
  xstate: (flow) => JSON.stringify(compileFlow(flow), null, 2),
};

export const draw: Command = {
  name: 'draw',
  about: 'Draws a flow: as a Mermaid diagram, as an SVG picture, or as the XState machine that runs.',
  usage: 'schalter draw FLOW [--as mermaid|svg|xstate] [--bot PATH]',
  run: async (args, { print, tell, environment }) => {
    const options = { bot: { type: 'string' }, as: { type: 'string', default: 'mermaid' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const drawing = Object.hasOwn(drawings, values.as) ? drawings[values.as] : undefined;
    if (!drawing) throw new UsageError(`Nothing is drawn as "${values.as}". Use one of ${Object.keys(drawings).join(', ')}.`);
    if (positionals.length === 0) throw new UsageError('Name the flow: schalter draw FLOW. `schalter prove` lists them all.');
    const { flows, unread } = flowsNamed(await checkBot(whichBot(values.bot), environment), positionals);
    for (const problem of unread) tell(inWords(problem));
    for (const flow of flows) print(drawing(flow).trimEnd());
    return unread.length === 0 ? 0 : 1;
  },
};
