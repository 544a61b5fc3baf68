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
    expect(corpus?.intents.get('hours')).toHaveLength(5);
    expect(corpus?.sensitive).toEqual(new Set(['card.lost']));
    expect(corpus?.phrases).toEqual([{ intent: 'hours', contains: ['opening hours'], is: ['open'] }]);
    expect(corpus?.unsupported).toEqual(['a loan']);
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
      expect.stringContaining('19 "hour" is no intent'),
      expect.stringContaining('20 "has" is no kind of phrase'),
      expect.stringContaining('21 "fraud" is no intent'),
    ]);
  });

  it('is told of too few examples, but not of those that are there and cannot be read', () => {
    const messages = parse(`${good}  few:\n    - one\n    - two\n  numbers:\n    - 12\n    - 13\n  word: hello\n`).problems.map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      expect.stringMatching(/^"few" has 2 examples/),
      expect.stringMatching(/^"numbers" has an entry that is no text/),
      expect.stringMatching(/^"numbers" has an entry that is no text/),
      expect.stringMatching(/^"word" must be a list/),
    ]);
  });

  it.each([
    ['a bracket that is not closed', `${good}sensitive: [card.lost\nphrases:\n  nothing:\n    is: [x]\n`, 'is not YAML: '],
    ['a second document', `${good}---\n${good}`, '"---" begins a second corpus. Take it out: a file holds one.'],
  ])('whose syntax is broken (%s) is told of that alone', (_, text, message) => {
    const { corpus, problems } = parse(text);
    expect(corpus).toBeNull();
    expect(problems).toMatchObject([{ message: expect.stringContaining(message) }]);
  });

  it('is told of an intent that is there twice, where it is the second time', () => {
    const { corpus, problems } = parse(`${good}  card.lost:\n${five('gone')}`);
    expect(corpus).not.toBeNull();
    expect(problems).toMatchObject([{ line: 14, message: expect.stringMatching(/^"card.lost" stands here twice/) }]);
  });

  it.each(['intents: [', '- a\n- b\n', '', 'intents:\n  a: text\n'])('that is no corpus at all (%j) is a problem, not a crash', (text) => {
    const { problems } = parse(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ file, line }) => file === 'en.intents.yaml' && line >= 1)).toBe(true);
  });
});
