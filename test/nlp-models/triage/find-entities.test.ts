import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cardWordSet, findEntities } from '../../../nlp-models/triage/find-entities';

const cardWords = cardWordSet(['card', 'ending', 'Karte', 'endet']);
const values = (text: string) => findEntities(text, cardWords).map(({ type, value }) => `${type} ${value}`);

describe('entities', () => {
  it.each([
    ['my card ending 4821 is lost', ['card_ending 4821']],
    ['die KARTE endet auf 7710', ['card_ending 7710']],
    ['the 4821 card please', ['card_ending 4821']],
    [' 4821. ', ['card_ending 4821']],
    ['call me at 4821', []],
    ['i lost my card in summer 2024', []],
    ['my card 2024 is gone', ['card_ending 2024']],
    ['card 48210', []],
    ['write to Anna.Schmidt+bank@Example.co.uk, not to card 4821', ['email anna.schmidt+bank@example.co.uk', 'card_ending 4821']],
    ['@home with 12 friends', []],
  ])('of "%s" are %j', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('are cut out of the text by their places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 }), (before, after) => {
        const text = `${before} card 4821 a@b.org ${after}`;
        for (const entity of findEntities(text, cardWords)) expect(text.slice(entity.start, entity.end)).toBe(entity.text);
      }),
    );
  });
});
