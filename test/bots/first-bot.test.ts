import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../journeys/until';
import { writeFirstBot } from './first-bot';
import { openPage } from './server/chat/page';

const root = join(__dirname, '../..');

let service: Server;
beforeAll(async () => {
  service = createServer((request, response) => {
    const known = request.url === '/4711';
    response.writeHead(known ? 200 : 404).end(known ? 'on its way' : '');
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  service.close();
});

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  // Its imports lead to the packages that are installed here.
  folder = mkdtempSync(join(root, 'test/first-bot-'));
  writeFirstBot(folder);
});
afterEach(() => {
  child?.kill('SIGKILL');
  child = undefined;
  rmSync(folder, { recursive: true });
});

/** `schalter <command> --bot`, from the sources: the first bot stands for what would have been compiled from it. */
const run = (command: 'start' | 'test' | 'prove') => {
  const out: string[] = [];
  const told: string[] = [];
  const sources = ['--require', join(root, 'test/journeys/from-sources.cjs'), join(root, 'bots/cli/main.ts')];
  const { port } = service.address() as AddressInfo;
  const started = spawn(process.execPath, ['--disable-warning=PINODEP008', ...sources, command, '--bot', './bot.ts'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'silent',
      PARCELS_URL: `http://127.0.0.1:${port}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  started.stdout.on('data', (text: Buffer) => out.push(text.toString()));
  started.stderr.on('data', (text: Buffer) => told.push(text.toString()));
  const ended = new Promise<number | null>((resolve) => started.once('close', (code) => resolve(code)));
  return { process: started, out: () => out.join(''), told: () => told.join(''), ended };
};

describe("the README's first bot", () => {
  it('starts, says where it is, holds a conversation, and stops when it is told to', async () => {
    const { process: running, out, told, ended } = run('start');
    const url = await until(`it is ready: ${told()}`, () => /^ready (\S+)$/m.exec(out())?.[1], 25_000);
    expect(out()).toMatch(/^whatsapp is shut: set WHATSAPP_APP_SECRET, /m);
    // Pages are built by `npm run build`; the desk's comes with a link that signs in.
    const pages = ['/chat', '/desk?token'].filter((path) => existsSync(join(root, 'dist/windows', path.slice(0, 5), 'index.html')));
    expect([...out().matchAll(/^(?:chat|desk) http:\/\/[^/]+([^\s=]+)/gm)].map(([, path]) => path)).toEqual(pages);

    const page = await openPage(url, { locale: 'en' });
    const stream = await page.listen();
    await page.post({ clientId: 'c1', text: 'where is my parcel' });
    await until(`it asks, after ${JSON.stringify(stream.texts())}`, () => /number of your parcel\?/.test(stream.texts().join('\n')));
    await page.post({ clientId: 'c2', text: '4711' });
    await until(`it answers, after ${JSON.stringify(stream.texts())}`, () =>
      /Here is what I found: on its way/.test(stream.texts().join('\n')),
    );

    running.kill('SIGTERM');
    expect([await ended, told()]).toEqual([0, expect.stringContaining('Finishing what is under way')]);
  }, 40_000);

  it('is proved, and holds the conversations of its test', async () => {
    for (const [command, all] of [
      ['prove', 'parcels: 1 flow is proved.'],
      ['test', 'parcels: 1 conversation went as it is written.'],
    ] as const) {
      const { out, told, ended } = run(command);
      expect([await ended, told()]).toEqual([0, expect.stringContaining(all)]);
      expect(out()).toMatch(/^track-parcel/);
    }
  }, 40_000);

  it('that does not fit together says what to put right instead of starting, without a stack', async () => {
    const file = join(folder, 'flows/track-parcel.flow.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('next: which', 'next: wich'));
    appendFileSync(
      join(folder, 'intents/en.intents.yaml'),
      '  parcel.lost: [it is lost, you lost it, my parcel got lost, lost on the way, nobody finds it]\n',
    );
    const { out, told, ended } = run('start');
    expect(await ended).toBe(1);
    expect(out()).toBe('');
    expect(told()).toMatch(/^The bot "parcels" does not fit together:$/m);
    expect(told()).toMatch(/^flows\/track-parcel\.flow\.yaml:\d+ .*“wich”.* Did you mean “which”\?$/m);
    expect(told()).toMatch(/^locales\/en\/parcels\/intents\.json the intent "parcel\.lost" has no title\. Write /m);
    expect(told()).not.toMatch(/^ +at /m);
  }, 40_000);
});
