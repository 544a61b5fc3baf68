import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFirstBot } from './first-bot';

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(root, 'test/readme-'));
  writeFirstBot(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the README', () => {
  it('shows a first bot, and a test of one, that the public API takes as they stand', () => {
    const [, imports = '', story = ''] = /```ts\n(import \{ converse[^]*?)\n\n([^]*?)```/.exec(readme) ?? [];
    expect(story).not.toBe('');
    // A test runner would put a function around it.
    writeFileSync(join(folder, 'story.ts'), `${imports}\nexport const told = async () => {\n${story}};\n`);
    const configuration = {
      extends: '../../tsconfig.json',
      compilerOptions: {
        noEmit: true,
        rootDir: '../..',
        // By its own name, as a bot of somebody else's does: the sources stand for what would have been built from them.
        paths: { schalter: ['../../bots/index.ts'], 'schalter/testing': ['../../bots/testing/index.ts'] },
      },
      include: ['*.ts', '../../nlp-models/triage/nlpjs-basic.d.ts'],
      exclude: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { cwd: root, encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  }, 60_000);

  it('shows a first bot of at most 25 lines', () => {
    const code = readFileSync(join(folder, 'bot.ts'), 'utf8').trimEnd();
    expect(code.split('\n').length).toBeLessThanOrEqual(25);
  });

  it('draws the path of a message through files that are there', () => {
    const drawing = /```\nARRIVE[^]*?```/.exec(readme)?.[0] ?? '';
    const files = [...drawing.matchAll(/[\w-]+(?:\/[\w-]+)+\.ts/g)].map(([file]) => file);
    expect(files.length).toBeGreaterThanOrEqual(12);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('links to what is there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link).filter((link) => !link.startsWith('http'));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  it('names commands and scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});
