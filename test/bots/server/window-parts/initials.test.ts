import { expect, it } from '@jest/globals';
import { initials } from '../../../../bots/server/window-parts/initials';

it.each([
  ['Mara Lind', 'ML'],
  ['anna von der Au', 'AV'],
  [' Jo ', 'J'],
  ['🦊 Fuchs', '🦊F'],
  ['👩‍👩‍👧 Team', '👩‍👩‍👧T'],
  ['E\u0301lodie', 'E\u0301'],
  ['', ''],
])('the initials of %j are %j', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
