// What somebody has who installs the package: packs it, installs it in an empty folder, and starts the reference bot there. Its
// windows and its models must be in it, and nothing may be written into it.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const folder = mkdtempSync(join(tmpdir(), 'schalter-installed-'));
const npm = (cwd, ...args) =>
  execFileSync('npm', [...args, '--silent'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
const wrong = [];
const hold = (what, so) => so || wrong.push(what);

try {
  const tarball = npm('.', 'pack', '--pack-destination', folder).trim().split('\n').at(-1);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  npm(folder, 'install', '--no-audit', '--no-fund', resolve(folder, tarball));

  const schalter = join(folder, 'node_modules/schalter');
  const files = () =>
    readdirSync(schalter, { recursive: true })
      .map((file) => `${file} ${statSync(join(schalter, file)).mtimeMs}`)
      .sort();
  const before = files();
  hold('it brings no botbuilder, which is for bots that have it', !existsSync(join(folder, 'node_modules/botbuilder')));
  hold('it brings no benchmarks and no tests', !existsSync(join(schalter, 'dist/bench')) && !existsSync(join(schalter, 'test')));

  const data = join(folder, 'data');
  const server = spawn(process.execPath, [join(schalter, 'dist/bots/cli/main.js'), 'start'], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: data, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => server.once('close', done));
  let url;
  for await (const line of createInterface({ input: server.stdout })) {
    url = /^ready (.*)/.exec(line)?.[1];
    if (url) break;
  }
  hold('it starts', url !== undefined);
  for (const page of url ? ['/livez', '/readyz', '/chat', '/desk'] : []) hold(`it serves ${page}`, (await fetch(url + page)).ok);
  server.kill('SIGTERM');
  hold('it ends with 0', (await ended) === 0);
  hold('its models need no training', !existsSync(join(data, 'models')));
  hold('nothing is written into it', files().join() === before.join());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const what of wrong) console.error(`The installed package is not as it should be: "${what}" does not hold.`);
if (wrong.length === 0) console.log('the package, installed: all is well');
process.exit(wrong.length === 0 ? 0 : 1);
