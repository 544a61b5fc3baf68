// Runs before npm's own commands, with nothing but Node: installs what is missing, builds what has changed, trains what
// is new, and says what it does. `--install-only` stops after the first; `--afresh` leaves nothing of an earlier build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Schalter needs Node 20.19 or newer; this is ${process.version}. Install a newer one and run the command again.`);
  process.exit(1);
}

const run = (what, [command, ...args], variables = {}) => {
  console.error(what);
  const env = { ...process.env, ...variables };
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32', env });
  if (status === 0) return;
  console.error(`${[command, ...args].join(' ')} failed. What it says above is the reason.`);
  process.exit(status ?? 1);
};

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  run('Installing what the lockfile names …', ['npm', 'ci', '--include=dev', '--no-audit', '--no-fund']);
}
if (process.argv.includes('--install-only')) process.exit(0);

const windows = ['bots/channels/webchat/widget', 'handoff/console'];
const rooms = ['bots', 'flows', 'nlp-models', 'handoff', 'locales'];
const newest = (folder) =>
  Math.max(
    changedAt(folder),
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return newest(path);
      return /\.(ts|tsx|mts|css|html|svg|json|yaml)$/.test(entry.name) ? changedAt(path) : 0;
    }),
  );
const stamp = 'dist/.built';
const sources = Math.max(...rooms.map(newest), changedAt('tsconfig.json'), changedAt('package.json'));
if (process.argv.includes('--afresh')) rmSync('dist', { recursive: true, force: true });
if (changedAt(stamp) <= sources) {
  run('Building …', [process.execPath, 'node_modules/typescript/bin/tsc', '-p', 'bots/tsconfig.json']);
  for (const window of windows) run(`Building ${window} …`, [process.execPath, 'node_modules/vite/bin/vite.js', 'build', window]);
  // The reference bot's models are a part of the package: they go where a server's own would go.
  run('Training what is new …', [process.execPath, '--disable-warning=PINODEP008', 'dist/bots/cli/main.js', 'train'], { DATA_DIR: 'dist' });
  mkdirSync('dist', { recursive: true });
  writeFileSync(stamp, '');
}
