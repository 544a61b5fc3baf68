import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packageFolder } from '../../../bots/definition/define-bot';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'schalter-dir-'));
  mkdirSync(join(root, 'package/dist/bots'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

describe("a bot's folder", () => {
  it('is the nearest one above with a package.json, also for code that was built', () => {
    writeFileSync(join(root, 'package/package.json'), '{}');
    expect(packageFolder(join(root, 'package/dist/bots'))).toBe(join(root, 'package'));
    expect(packageFolder(join(root, 'package'))).toBe(join(root, 'package'));
  });

  it('has to be given where there is none', () => {
    expect(() => packageFolder(root)).toThrow(`There is no package.json above ${root}. Give defineBot its directory as a path.`);
  });
});
