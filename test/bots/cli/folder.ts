import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';

/** A folder of its own for a suite. */
export const folder = (): (() => string) => {
  let path = '';
  beforeAll(() => {
    path = mkdtempSync(join(tmpdir(), 'schalter-cli-'));
  });
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return () => path;
};
