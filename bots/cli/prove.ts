import { parseArgs } from 'node:util';
import type { Flow } from '../../flows/engine/flow';
import { type Judged, type Proof, prove as proveFlow } from '../../flows/engine/prove/prove';
import { checkBot } from '../check/check-bot';
import { nearFile } from '../check/near-file';
import type { Action } from '../definition/action';
import { inWords } from '../definition/bot-problem';
import type { Command, Terminal } from './command';
import { flowsNamed } from './flows-named';
import { whichBot } from './which-bot';

export const prove: Command = {
  name: 'prove',
  about: 'Proves of each flow that it ends, meets a person, and changes nothing without a yes; else shows the conversation that fails.',
  usage:
    'schalter prove [FLOW] [--bot PATH]\n\n' +
    'Nothing is said of texts, of how words are understood, of what actions do, nor of where a person sends a flow by hand.',
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { bot: { type: 'string' } } });
    const definition = whichBot(values.bot);
    const checked = await checkBot(definition, terminal.environment);
    const { flows, unread } = flowsNamed(checked, positionals);
    for (const problem of unread) terminal.print(inWords(problem));
    const proofs = flows.map((flow) => certify({ ...flow, file: nearFile(definition.directory, flow.file) }, terminal, checked.actions));
    const broken = proofs.flatMap(({ statements }) => statements).filter((statement) => statement.broken !== null).length;
    const wrong = broken + unread.length;
    terminal.tell(wrong === 0 ? `${definition.name}: ${flows.length} flows are proved.` : `${wrong} to put right.`);
    return wrong === 0 ? 0 : 1;
  },
};

const certify = (flow: Flow, { print }: Terminal, actions: readonly Action[]): Proof => {
  const began = performance.now();
  const proof = proveFlow(flow, actions);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  print(`${flow.name} (${proof.situations} situations, ${proof.ways} ways, ${seconds} s)`);
  for (const statement of proof.statements) printStatement(statement, print);
  for (const what of proof.unproved) print(`  not proved: ${what}`);
  return proof;
};

const printStatement = ({ says, broken }: Judged, print: Terminal['print']): void => {
  if (!broken) return print(`  proved: ${says}`);
  print(`  broken: ${says}`);
  print(inWords(broken.problem));
  for (const { who, what } of broken.conversation) print(`    ${`${who}:`.padEnd(10)}${what}`);
};
