import { describe, expect, it } from '@jest/globals';
import { splitText } from '../../../../bots/channels/meta/split-text';

describe('splitText', () => {
  it.each([
    ['a paragraph', 'First one. And more\n\nsecond one. Words', ['First one. And more', 'second one. Words']],
    ['a line', 'First one. And more\nsecond one. Words', ['First one. And more', 'second one. Words']],
    ['a sentence', 'This is a sentence. Another has words', ['This is a sentence.', 'Another has words']],
    ['a space', 'no sentence ends here but there are words', ['no sentence ends here but', 'there are words']],
    [
      'a word, where a script has no spaces',
      '銀行のカードを紛失しましたのですぐに止めてくださいお願いします',
      ['銀行のカードを紛失しましたのですぐに止めてください', 'お願いします'],
    ],
  ])('cuts at %s', (_, text, pieces) => {
    expect(splitText(text, 25, 18)).toEqual(pieces);
  });

  it('leaves a text that fits as it is', () => {
    expect(splitText('x'.repeat(20), 20)).toEqual(['x'.repeat(20)]);
  });

  it('never cuts within what is seen as one character', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(splitText(family.repeat(5), 2 * family.length + 3)).toEqual([family.repeat(2), family.repeat(2), family]);
  });

  it('never cuts within one, even where a word ends there', () => {
    expect(splitText('銀行銀行\u0600銀行銀行', 5)).toEqual(['銀行銀行', '\u0600銀行銀行']);
  });

  it('cuts between code points where one character is longer than a bubble', () => {
    const crowd = '👩\u200D'.repeat(50);
    const pieces = splitText(crowd, 10);
    expect(pieces.join('')).toBe(crowd);
    for (const piece of pieces) expect(piece).not.toMatch(/\p{Surrogate}/u);
  });

  it('keeps the last piece within its own limit', () => {
    const pieces = splitText('word '.repeat(40), 100, 30);
    expect(pieces.map(({ length }) => length)).toEqual([99, 94, 4]);
  });

  it('makes no more pieces than it must for the sake of a paragraph', () => {
    expect(splitText(`Hi.\n\n${'word '.repeat(20)}`, 100, 30)).toHaveLength(2);
  });

  it('makes nothing of a blank text', () => {
    expect(splitText(' \n\n ', 10)).toEqual([]);
  });
});
