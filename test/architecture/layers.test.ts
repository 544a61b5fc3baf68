import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '..', '..');
const rooms = ['bots', 'flows', 'handoff', 'locales', 'nlp-models'];

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] }[];
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[];
  };
}

const cruise = (): Cruise => {
  const tool = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [tool, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms];
  try {
    return JSON.parse(
      execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'pipe'] }),
    ) as Cruise;
  } catch (error) {
    // With violations it exits non-zero and prints them all the same.
    return JSON.parse((error as { stdout: string }).stdout) as Cruise;
  }
};

const files = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
);

/** What windows may know beside themselves. */
const shared = /^(flows\/(engine|dialogue)|bots\/server\/window-parts)\//;

describe('the layers of the house', () => {
  const { modules, summary } = cruise();

  it('are kept: doors open one way, and no import goes in a circle', () => {
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it('are kept by the windows too, whose components no file outside their window knows', () => {
    const components = rooms.flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.tsx'))
        .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
    );
    const outside = components.flatMap((file) => {
      const [window = ''] =
        /^(bots\/channels\/webchat\/widget|bots\/server\/window-parts|handoff\/console|flows\/designer)\//.exec(file) ?? [];
      const imported = [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']*)'/g)].map(([, path = '']) =>
        posix.join(posix.dirname(file), path),
      );
      return imported
        .filter((path) => window === '' || (!shared.test(path) && !path.startsWith(window)))
        .map((path) => `${file} → ${path}`);
    });
    expect(components.length).toBeGreaterThan(3);
    expect(outside).toEqual([]);
  });

  it('were really read: every file of every room, with its imports', () => {
    const read = new Set(modules.map(({ source }) => source));
    expect(files.filter((file) => !read.has(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
    const turn = modules.find(({ source }) => source === 'bots/conversation/turn.ts');
    expect(turn?.dependencies.map(({ resolved }) => resolved)).toContain('bots/conversation/understand.ts');
  });
});
