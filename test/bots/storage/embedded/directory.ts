import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';

/** A directory of its own for each test. */
export function directory(): () => string {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'schalter-embedded-'));
  });
  afterEach(() => rmSync(path, { recursive: true }));
  return () => path;
}
