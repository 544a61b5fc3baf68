import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The README's first bot, written out as its reader would: each block under the file's name that stands above it. */
export const writeFirstBot = (folder: string): void => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const [, chapter = ''] = readme.split('## A first bot\n');
  const blocks = [...chapter.matchAll(/^`([\w./-]+)`[^\n]*\n\n```\w+\n([^]*?)```/gm)];
  for (const [, file = '', content = ''] of blocks) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
};
