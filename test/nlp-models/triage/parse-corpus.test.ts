import { describe, expect, it } from '@jest/globals';
import { parseCorpus } from '../../../nlp-models/triage/parse-corpus';

const parse = (text: string) => parseCorpus({ file: 'en.intents.yaml', locale: 'en', text });
const five = (text: string) => ['a', 'b', 'c', 'd', 'e'].map((letter) => `    - ${text} ${letter}\n`).join('');
const good = `intents:\n  card.lost:\n${five('lost')}  hours:\n${five('open')}`;

describe('a corpus', () => {
  it('is read with all its parts', () => {
    const { corpus, problems } = parse(
      `${good}sensitive: [card.lost]\nphrases:\n  hours:\n    contains: [opening hours]\n    is: [open]\nunsupported: [a loan]\nbackground: [a joke]\nnegations: [not]\n`,
    );
    expect(problems).toEqual([]);
    expect(corpus.intents.get('hours')).toHaveLength(5);
    expect(corpus.sensitive).toEqual(new Set(['card.lost']));
    expect(corpus.phrases).toEqual([{ intent: 'hours', contains: ['opening hours'], is: ['open'] }]);
    expect(corpus.unsupported).toEqual(['a loan']);
  });

  it('tells all that is wrong at once, each with its line and the cure', () => {
    const { problems } = parse(
      `${good}  Bad Name:\n    - one\n    - 4821\n    - lost A!\nphrases:\n  hour:\n    has: [x]\nsensitive: [fraud]\nintent: {}\n`,
    );
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      expect.stringMatching(/^18 "sensitive|^22 "intent" is no section/),
      expect.stringContaining('14 "Bad Name" is no name for an intent'),
      expect.stringContaining('16 "Bad Name" has an entry that is no text'),
      expect.stringContaining('17 "lost A!" reads like line 3 (card.lost)'),
      expect.stringContaining('14 "Bad Name" has 2 examples'),
      expect.stringContaining('19 "hour" is no intent'),
      expect.stringContaining('20 "has" is no kind of phrase'),
      expect.stringContaining('21 "fraud" is no intent'),
    ]);
  });

  it.each(['intents: [', '- a\n- b\n', '', 'intents:\n  a: text\n'])('that is no corpus at all (%j) is a problem, not a crash', (text) => {
    const { problems } = parse(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ file, line }) => file === 'en.intents.yaml' && line >= 1)).toBe(true);
  });
});
