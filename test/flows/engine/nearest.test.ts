import { describe, expect, it } from '@jest/globals';
import { didYouMean, editDistance, nearest } from '../../../flows/engine/nearest';

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
