import { parseArgs } from 'node:util';
import type { Flow } from '../../flows/engine/flow';
import { type Judged, prove as proveFlow } from '../../flows/engine/prove/prove';
import type { House } from '../../flows/engine/prove/situation';
import { rules } from '../../handoff/rules';
import { checkBot } from '../check/check-bot';
import { type BotProblem, inWords } from '../definition/bot-problem';
import type { Command, Terminal } from './command';
import { flowsNamed } from './flows-named';
import { whichBot } from './which-bot';

export const prove: Command = {
  name: 'prove',
  about: 'Proves of each flow that it ends, meets a person, and changes nothing without a yes; else shows the conversation that fails.',
  usage:
    'schalter prove [FLOW] [--bot PATH]\n\n' +
    'What `schalter check` finds in these flows comes first: only what is right can be proved.\n' +
    'Nothing is said of texts, of how words are understood, of what actions do, nor of where a person sends a flow by hand.',
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { bot: { type: 'string' } } });
    const definition = whichBot(values.bot);
    const checked = await checkBot(definition, terminal.environment);
    const { flows, unread } = flowsNamed(checked, positionals);
    const { actions } = checked;
    // What a flow is proved with must be right: a mistyped action is not the one that will run.
    const isAbout = ({ file }: BotProblem): boolean => actions === null || flows.some((flow) => flow.file === file);
    const problems = [...unread, ...checked.problems.filter((problem) => !unread.includes(problem) && isAbout(problem))];
    for (const problem of problems) terminal.print(inWords(problem));
    const house = {
      actions: actions ?? [],
      hasPersons: definition.handoff(rules).some((rule) => rule.kind === 'intent' && rule.reason === 'asked'),
    };
    const broken = actions === null ? 0 : flows.reduce((sum, flow) => sum + certify(flow, terminal, house), 0);
    const wrong = problems.length + broken;
    terminal.tell(wrong === 0 ? `${definition.name}: ${counted(flows.length)} proved.` : `${wrong} to put right.`);
    return wrong === 0 ? 0 : 1;
  },
};

const counted = (flows: number): string => (flows === 1 ? '1 flow is' : `${flows} flows are`);

/** How much is wrong with a flow. */
const certify = (flow: Flow, { print }: Terminal, house: House): number => {
  const began = performance.now();
  const proof = proveFlow(flow, house);
  if (proof.kind === 'too_large') {
    print(inWords(proof.problem));
    return 1;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  print(`${flow.name} (${proof.situations} situations, ${proof.ways} ways, ${seconds} s)`);
  for (const statement of proof.statements) printStatement(statement, print);
  for (const what of proof.unproved) print(`  not proved: ${what}`);
  return proof.statements.filter(({ broken }) => broken !== null).length;
};

const printStatement = ({ says, broken }: Judged, print: Terminal['print']): void => {
  if (!broken) return print(`  proved: ${says}`);
  print(`  broken: ${says}`);
  print(inWords(broken.problem));
  for (const { who, what } of broken.conversation) print(`    ${`${who}:`.padEnd(10)}${what}`);
};
