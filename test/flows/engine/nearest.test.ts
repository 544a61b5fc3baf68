import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { didYouMean, editDistance, isOneEdit, nearest } from '../../../flows/engine/nearest';

describe('editDistance', () => {
  it.each([
    ['ask', 'ask', 0],
    ['ask', 'aks', 1],
    ['ask', 'task', 1],
    ['queue', 'queu', 1],
    ['high', 'hugh', 1],
    ['confirm', 'perform', 4],
    ['', 'ask', 3],
  ])('%s → %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('isOneEdit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

  it('says of any two words what their distance says', () => {
    fc.assert(
      fc.property(word, word, (a, b) => isOneEdit(a, b) === (editDistance(a, b) === 1)),
      { numRuns: 2_000 },
    );
  });
});

describe('didYouMean', () => {
  it('names the near miss', () => {
    expect(didYouMean('confrim', ['say', 'confirm'])).toBe('Did you mean “confirm”?');
  });

  it('lists what there is when nothing is near', () => {
    expect(nearest('telephone', ['say', 'ask'])).toBeNull();
    expect(didYouMean('telephone', ['say', 'ask'])).toBe('There is: say, ask.');
    expect(didYouMean('telephone', [])).toBe('There is none yet.');
  });
});
