import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IntentModel, type IntentModelJson } from '../../../nlp-models/triage/intent-model';
import { readWords } from '../../../nlp-models/triage/words';
import { smallCorpus } from './small-corpus';

const model = IntentModel.train(smallCorpus);
const best = (text: string) => model.guess(readWords(text).words)[0];

describe('the intent model', () => {
  it.each([
    ['where is my lost card', 'card.lost'],
    ['at what time do you open', 'opening.hours'],
    ['I would like to speak to a human', 'speak_to_human'],
  ])('understands "%s", which it has not seen, as %s', (text, intent) => {
    expect(best(text)?.intent).toBe(intent);
  });

  it.each(['i lsot my crad', 'opning hours?', 'TALK TO A PERSOON!!!'])('is not put off by the misspelt "%s"', (text) => {
    const meant = { 'i lsot my crad': 'card.lost', 'opning hours?': 'opening.hours', 'TALK TO A PERSOON!!!': 'speak_to_human' };
    expect(best(text)?.intent).toBe(meant[text as keyof typeof meant]);
  });

  it('is surer of what it has learnt than of what no intent covers', () => {
    const sure = best('I lost my card')?.confidence ?? 0;
    expect(sure).toBeGreaterThan(0.8);
    expect(best('I want a loan to buy a dog')?.confidence ?? 0).toBeLessThan(0.8);
    expect(best('what is on television')?.confidence ?? 0).toBeLessThan(0.8);
  });

  it('has no guess for a text in which it knows nothing', () => {
    expect(model.guess([])).toEqual([]);
    expect(model.guess(readWords('日本語').words)).toEqual([]);
  });

  it('is the same, bit by bit, when trained again', () => {
    expect(JSON.stringify(IntentModel.train(smallCorpus))).toBe(JSON.stringify(model));
  });

  it('guesses the same after it was written and read', () => {
    const again = IntentModel.fromJSON(JSON.parse(JSON.stringify(model)) as IntentModelJson);
    fc.assert(
      fc.property(fc.lorem({ maxCount: 8 }), (text) => {
        const { words } = readWords(`my card ${text}`);
        expect(again.guess(words)).toEqual(model.guess(words));
      }),
    );
  });

  it('gives confidences between 0 and 1, best first, that add up to no more than 1', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('card', 'open', 'yes', 'human', 'loan', 'joke', 'zzz'), { minLength: 1 }), (words) => {
        const confidences = model.guess(words).map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((left, right) => right - left));
        expect(confidences.every((confidence) => confidence >= 0 && confidence <= 1)).toBe(true);
        expect(confidences.reduce((sum, confidence) => sum + confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
