// `npm run check`: everything that can be said about the product without running it. Each check is one line; what fails is
// shown in full.
import { spawn } from 'node:child_process';

const tool = (path) => [process.execPath, `node_modules/${path}`];
const checks = [
  ['format', ...tool('@biomejs/biome/bin/biome'), 'ci', '.'],
  ['lint', ...tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
  ['types', ...tool('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'],
  ['types of the chat window', ...tool('typescript/bin/tsc'), '-p', 'bots/channels/webchat/widget/tsconfig.json', '--noEmit'],
  ['types of the desk window', ...tool('typescript/bin/tsc'), '-p', 'handoff/console/tsconfig.json', '--noEmit'],
  ['unused code', ...tool('knip/bin/knip.js')],
  ['layers', ...tool('jest/bin/jest.js'), 'test/architecture'],
  ['flows and texts', process.execPath, '--disable-warning=PINODEP008', 'dist/bots/cli/main.js', 'check'],
  ['proofs of the flows', process.execPath, '--disable-warning=PINODEP008', 'dist/bots/cli/main.js', 'prove'],
];

const perform = ([name, command, ...args]) =>
  new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (status) => {
      console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      if (status !== 0) console.log(output);
      resolve(status === 0);
    });
  });

const queue = [...checks];
const results = [];
const next = async () => {
  for (let check = queue.shift(); check; check = queue.shift()) results.push(await perform(check));
};
await Promise.all([next(), next()]);
process.exit(results.every(Boolean) ? 0 : 1);
