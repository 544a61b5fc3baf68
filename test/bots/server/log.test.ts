import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { log } from '../../../bots/server/log';

const logged = (error: unknown): string => {
  let written = '';
  const into = new Writable({
    write: (chunk: Buffer, _, done) => {
      written += chunk.toString();
      done();
    },
  });
  log('info', into).observe({ kind: 'trouble', where: 'turn message', error });
  return written;
};

describe('trouble in the log', () => {
  it('says what kind of error it was and where it happened', () => {
    const entry = JSON.parse(logged(new TypeError('no')));
    expect(entry).toMatchObject({ where: 'turn message', name: 'TypeError' });
    expect(entry.stack[0]).toMatch(/^ +at .*log\.test\.ts/);
  });

  it('holds nothing of a message, however many lines it has', () => {
    const entry = logged(new Error('Invalid:\n  {"from": "4915550302",\n  "text": "marmalade"}\nat 4915550302\n'));
    expect(entry).toContain('log.test.ts');
    expect(entry).not.toMatch(/4915550302|marmalade/);
  });
});
