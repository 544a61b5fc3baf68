import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../nlp-models/triage/evaluate';
import { sample } from '../../../nlp-models/triage/labelled-text';
import { auroc, calibrationError, type Judged, macroF1 } from '../../../nlp-models/triage/measures';
import { LabelledTextsError, parseLabelledTexts } from '../../../nlp-models/triage/parse-labelled-texts';
import { smallCorpus } from './small-corpus';

const judged = (truth: string, guess: string, confidence: number): Judged => ({ truth, guess, confidence, decision: 'accept' });

describe('labelled texts', () => {
  it('are read from csv with quotes, commas and line ends in them', () => {
    const csv = 'text,category\r\n"a ""b"", c\nd",x\r\nplain text,y\r\n';
    expect(parseLabelledTexts('f.csv', csv)).toEqual([
      { text: 'a "b", c\nd', intent: 'x' },
      { text: 'plain text', intent: 'y' },
    ]);
  });

  it('are read from tsv by the names of its columns, or by their order', () => {
    expect(parseLabelledTexts('f.tsv', 'text\tlanguage\tintent\nhi, you\ten\tgreeting\n')).toEqual([
      { text: 'hi, you', intent: 'greeting' },
    ]);
    expect(parseLabelledTexts('f.tsv', 'hi\tgreeting\n')).toEqual([{ text: 'hi', intent: 'greeting' }]);
  });

  it('are read from one split of a JSON file', () => {
    expect(parseLabelledTexts('f.json', '{"val": [["hi", "greeting"]]}', 'val')).toEqual([{ text: 'hi', intent: 'greeting' }]);
  });

  it('without an intent are refused with the line', () => {
    expect(() => parseLabelledTexts('f.csv', 'text,intent\n"a\nb",x\nc\n')).toThrow(LabelledTextsError);
    expect(() => parseLabelledTexts('f.csv', 'text,intent\n"a\nb",x\nc\n')).toThrow('f.csv:4');
    expect(() => parseLabelledTexts('f.json', '{}', 'val')).toThrow('"val"');
  });

  it('are sampled by lots that the seed draws', () => {
    const texts = Array.from({ length: 40 }, (_, number) => ({ text: `${number}`, intent: number % 2 ? 'odd' : 'even' }));
    const drawn = sample(texts, 5, 7);
    expect(drawn).toHaveLength(10);
    expect(drawn.filter(({ intent }) => intent === 'odd')).toHaveLength(5);
    expect(sample(texts, 5, 7)).toEqual(drawn);
    expect(sample(texts, 5, 8)).not.toEqual(drawn);
  });
});

describe('the measures', () => {
  it('find no calibration error where confidence is the share that is right', () => {
    const half = [judged('a', 'a', 0.5), judged('a', 'b', 0.5)];
    expect(calibrationError(half)).toBeCloseTo(0);
    expect(calibrationError(half.map((one) => ({ ...one, confidence: 0.95 })))).toBeCloseTo(0.45);
  });

  it('count each intent alike in F1', () => {
    expect(macroF1([judged('a', 'a', 1), judged('a', 'a', 1), judged('b', 'a', 1)])).toBeCloseTo(0.4);
  });

  it('tell by AUROC how well confidence sorts inside from outside', () => {
    expect(auroc([judged('a', 'a', 0.9)], [judged('', 'a', 0.1)])).toBe(1);
    expect(auroc([judged('a', 'a', 0.5)], [judged('', 'a', 0.5)])).toBe(0.5);
  });

  it('come together in an evaluation', async () => {
    let time = 0;
    const train = [...smallCorpus.intents].flatMap(([intent, texts]) => texts.map((text) => ({ text, intent })));
    const result = await evaluate({
      base: smallCorpus,
      train,
      test: [
        { text: 'my card is lost somewhere', intent: 'card.lost' },
        { text: 'when do you open today', intent: 'opening.hours' },
      ],
      oos: [{ file: 'far.tsv', texts: ['sing a song', 'I want a loan now'] }],
      now: () => {
        time += 500;
        return time;
      },
    });
    expect(result).toMatchObject({ train: 30, test: 2, intents: 4, accuracy: 1, macroF1: 1, trainSeconds: 0.5, messagesPerSecond: 4 });
    expect(result.oos).toEqual([{ file: 'far.tsv', n: 2, accepted: 0, auroc: 1 }]);
  });
});
