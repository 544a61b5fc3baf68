import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { maskText } from '../../../bots/mailroom/mask-text';
import { fileNameOf } from '../../../bots/media/file-name-of';

const asItIs = (name: string): string => name;

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Mara\\letter.pdf', 'letter.pdf'],
    ['photo\u202efdp.exe', 'photofdp.exe'],
    ['a\r\nb.pdf', 'ab.pdf'],
    ['a\ud800.pdf', 'a.pdf'],
    ['Grüße 👋🏽.jpg', 'Grüße 👋🏽.jpg'],
    ['folder/', undefined],
    ['', undefined],
  ])('%j becomes %j', (given, name) => {
    expect(fileNameOf(given, asItIs)).toBe(name);
  });

  it('is cut where it is too long, and keeps its ending', () => {
    const name = fileNameOf(`${'x'.repeat(5_000)}.pdf`, asItIs);
    expect(name).toMatch(/^x+…\.pdf$/);
    expect(Array.from(name ?? '')).toHaveLength(120);
  });

  it('holds no part of a card number that would be masked, wherever it is cut', () => {
    const long = (before: number): string => `${'x'.repeat(before)} 4111 1111\u00011111 1111 statement of november.pdf`;
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 130 }), (before) => {
        return !/\d(?: ?\d){6}/.test(fileNameOf(long(before), maskText) ?? '');
      }),
    );
  });
});
