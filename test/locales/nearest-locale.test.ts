import { describe, expect, it } from '@jest/globals';
import { nearestLocale } from '../../locales/nearest-locale';

describe('the nearest locale', () => {
  it.each([
    ['de', ['en', 'de'], 'de'],
    ['de-AT', ['en', 'de'], 'de'],
    ['DE-at', ['de', 'de-AT'], 'de-AT'],
    ['pt', ['en', 'pt-BR'], 'pt-BR'],
    ['fr', ['en', 'de'], null],
    ['', ['en'], null],
    ['de_AT; drop', ['de'], null],
  ])('to %j among %j is %j', (wanted, locales, nearest) => {
    expect(nearestLocale(wanted, locales)).toBe(nearest);
  });
});
