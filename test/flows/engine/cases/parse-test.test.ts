import { describe, expect, it } from '@jest/globals';
import { parseTest } from '../../../../flows/engine/cases/parse-test';
import { testProblems } from '../../../../flows/engine/cases/test-problems';
import { blockLostCard } from '../block-lost-card';
import { flowOf } from '../flow-of';

const source = `flow: block-lost-card
given:
  cards.block: [fail, slow, ok]
  cards.list: { outcome: ok, cards: [{ id: a, last4: "4821" }] }
cases:
  a. blocked:
    given: { cards.block: error }
    talk:
      - user: { intent: card.lost }
      - bot: [which_card.ask, "repair:remind"]
      - user: { tap: "4821" }
      - user: { en: "no", de: "nein", means: no }
      - user: { wait: 31m }
    ends: silent
    calls: { cards.block: 3, cards.list: [{ customer: c1 }], same-key: true }
    handoff: { queue: cards }
`;
const world = {
  flows: [flowOf(blockLostCard)],
  actions: [
    { name: 'cards.block', outcomes: ['ok', 'already_blocked'], gives: [] },
    { name: 'cards.list', outcomes: ['ok', 'none'], gives: ['cards'] },
  ],
  queues: ['cards'],
  locales: ['en', 'de'],
  intents: ['card.lost'],
  houseTexts: ['repair:remind', 'handoff:line.next'],
};
const problemsOf = (text: string): readonly string[] => {
  const { test, problems } = parseTest(text, 'x.test.yaml');
  const all = test ? [...problems, ...testProblems(test, world)] : problems;
  return all.map(({ file, line, code, message, cure }) => `${file}:${line} ${code} ${message} ${cure}`);
};
const altered = (from: string, to: string): readonly string[] => {
  if (!source.includes(from)) throw new Error(`There is no ${from}`);
  return problemsOf(source.replace(from, to));
};

describe('a test file', () => {
  it('is read as it was written, with what is given for all cases and for one', () => {
    expect(problemsOf(source)).toEqual([]);
    expect(parseTest(source, 'x.test.yaml').test).toMatchObject({
      flow: 'block-lost-card',
      languages: null,
      given: { 'cards.list': [{ kind: 'outcome', outcome: 'ok', values: { cards: [{ id: 'a', last4: '4821' }] } }] },
      cases: [
        {
          name: 'a. blocked',
          given: { 'cards.block': [{ kind: 'fail' }] },
          talk: [
            { kind: 'intent', intent: 'card.lost', line: 9 },
            { kind: 'bot', keys: ['which_card.ask', 'repair:remind'], line: 10 },
            { kind: 'tap', on: '4821' },
            { kind: 'words', words: { en: 'no', de: 'nein' }, means: 'no' },
            { kind: 'wait', ms: 1_860_000 },
          ],
          ends: 'silent',
          calls: [
            { action: 'cards.block', expected: 3 },
            { action: 'cards.list', expected: [{ customer: 'c1' }] },
          ],
          sameKey: true,
          handoff: { queue: 'cards', priority: null },
        },
      ],
    });
  });

  it('gives an action one answer for each attempt', () => {
    const { test } = parseTest(source, 'x.test.yaml');
    expect(test?.given['cards.block']).toEqual([{ kind: 'fail' }, { kind: 'slow' }, { kind: 'outcome', outcome: 'ok', values: {} }]);
  });

  it.each<[string, string, string, RegExp]>([
    ['a key that is none', 'ends: silent', 'end: silent', /:14 F002 the key “end” is not known here/],
    ['an end that is none', 'ends: silent', 'ends: quiet', /:14 F003 “quiet” is not possible for “ends”\. .*silent/],
    [
      'a line that says nothing',
      'user: { intent: card.lost }',
      'say: hello',
      /:9 F003 this line says nothing\. Write “bot: \[text keys\]”, or “user:”/,
    ],
    ['words without what they mean', ', means: no', '', /:12 F003 “means:” is missing\. Add “means:”/],
    ['a duration that is none', '31m', 'long', /:13 F003 “long” does not fit for “wait”\. Write a number with its unit/],
    ['digits without quotes', 'tap: "4821"', 'tap: 4821', /:11 F003 “4821” is a number here\. Put it in quotes/],
    ['a key without quotes', '"repair:remind"', 'repair: remind', /:10 F003 .*with a colon it goes in quotes/],
    ['no YAML', 'cases:\n', 'cases: [\n', /F001/],
    ['a flow that is not there', 'flow: block-lost-card', 'flow: block-lost-cart', /:1 F701 .*Did you mean “block-lost-card”\?/],
    ['an intent that is not there', 'intent: card.lost', 'intent: card.lots', /:9 F701 .*Did you mean “card\.lost”\?/],
    ['a meaning that is none', 'means: no', 'means: nope', /:12 F701 there is no meaning “nope”/],
    [
      'a step that is not there',
      'which_card.ask',
      'wich_card.ask',
      /:10 F701 no text has the key “wich_card\.ask”\. Did you mean “which_card”\?/,
    ],
    ['a text of the house that is not there', 'repair:remind', 'repair:remnid', /:10 F701 .*Did you mean “repair:remind”\?/],
    ['a language that lacks its words', ', de: "nein"', '', /:12 F702 this line has no words in “de”\. Add “de:”/],
    ['a language that nobody speaks', 'de: "nein"', 'de: "nein", fr: "non"', /:12 F701 there is no language “fr”/],
    ['an action that is not there', 'cards.block: 3', 'cards.blok: 3', /:15 F701 .*Did you mean “cards\.block”\?/],
    [
      'an outcome that the action has not',
      'cards.block: error',
      'cards.block: blocked',
      /:7 F703 “cards\.block” never ends with “blocked”/,
    ],
    ['a value that the action does not give', 'cards: [{', 'card: [{', /:4 F703 “cards\.list” gives no “card”\. Did you mean “cards”\?/],
    ['a handoff that is none', 'handoff: { queue: cards }', 'handoff: nobody', /:16 F003 “handoff” can only be “none”/],
    ['attempts of no action', 'cards.block: 3, cards.list: [{ customer: c1 }], ', '', /:15 F003 “same-key:” is about no action here\./],
    ['a queue that is not there', 'queue: cards', 'queue: card', /:16 F701 .*Did you mean “cards”\?/],
  ])('is told of %s, with its line and the cure', (_, from, to, expected) => {
    expect(altered(from, to)).toEqual([expect.stringMatching(expected)]);
  });

  it('is told that it has no case', () => {
    expect(problemsOf('flow: block-lost-card\ncases: {}\n')).toEqual([expect.stringMatching(/:2 F003 there is no case here\./)]);
  });

  it('names a text of another flow with the flow before it', () => {
    const two = { ...world, flows: [...world.flows, { ...flowOf(blockLostCard), name: 'other', steps: {} }] };
    expect(altered('[which_card.ask', '[block-lost-cart/which_card.ask')).toEqual([
      expect.stringMatching(/Did you mean “block-lost-card”\?/),
    ]);
    const { test } = parseTest(source.replace('flow: block-lost-card', 'flow: other'), 'x.test.yaml');
    const found = test && testProblems(test, two).map(({ line, cure }) => `${line} ${cure}`);
    expect(found).toEqual(['10 It is one of another flow: write “block-lost-card/which_card.ask”.']);
    expect(altered('[which_card.ask', '[block-lost-card/which_card.ask')).toEqual([]);
    expect(altered('[which_card.ask', '[block-lost-card/wich_card.ask')).toEqual([expect.stringMatching(/Did you mean “which_card”\?/)]);
  });

  it('may say that nobody is called', () => {
    const { test } = parseTest(source.replace('handoff: { queue: cards }', 'handoff: none'), 'x.test.yaml');
    expect(test?.cases[0]?.handoff).toBe('none');
  });

  it('may name texts that the house says in several parts by what they begin with', () => {
    expect(altered('repair:remind', 'handoff:line')).toEqual([]);
  });
});
