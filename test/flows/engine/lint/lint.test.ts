import { describe, expect, it } from '@jest/globals';
import { lint } from '../../../../flows/engine/lint/lint';
import type { ActionContract, TextAt, World } from '../../../../flows/engine/lint/world';
import { blockLostCard } from '../block-lost-card';
import { flowOf, flowWith } from '../flow-of';

const required = (...names: readonly string[]) => names.map((name) => ({ name, optional: false }));
const actions: readonly ActionContract[] = [
  { name: 'customers.find', effect: 'read', outcomes: ['registered', 'unknown'], gives: ['customer'], inputs: [] },
  { name: 'cards.list', effect: 'read', outcomes: ['ok', 'none'], gives: ['cards'], inputs: required('customer') },
  { name: 'cards.block', effect: 'change', outcomes: ['ok', 'already_blocked'], gives: ['count'], inputs: required('card', 'cause') },
  {
    name: 'cards.order_replacement',
    effect: 'change',
    outcomes: ['ok'],
    gives: ['order'],
    inputs: [...required('card'), { name: 'express', optional: true }],
  },
];

const texts: Readonly<Record<string, string>> = {
  'greet.say': 'Hello.',
  'no_card.say': 'I see no card.',
  'which_card.ask': 'Which card?',
  'which_card.ask_whatsapp': 'Which card? Tap it.',
  'which_card.retry_1': 'Which one?',
  'which_card.option': 'Card {{last4}}',
  'which_card.words.blue': 'the blue one',
  'confirm_block.ask': 'Block {{card.last4}}?',
  'confirm_block.yes': 'Yes, block it',
  'block_failed.say': 'I cannot see it.',
  'blocked.say_one': 'One card is blocked.',
  'blocked.say_other': '{{count}} cards are blocked.',
  'offer_new.ask': 'A new one?',
  'check_address.ask': 'To {{customer.address.town}}?',
  'new_address.say': 'A person will see to it.',
  'ordered.say': 'Ordered.',
  'order_later.say': 'A person will order it.',
  'anything_else.ask': 'Anything else?',
  'names.debit': 'debit card',
};
/** Every text stands in a line of its own, as it would in its file. */
const placed = (texts: Readonly<Record<string, string>>, locale: string): ReadonlyMap<string, TextAt> =>
  new Map(Object.entries(texts).map(([key, text], index) => [key, { text, file: `${locale}.json`, line: index + 1 }]));

const good: World = {
  locales: ['en', 'de'],
  actions,
  queues: ['cards', 'cards-emergency'],
  channels: ['whatsapp', 'webchat'],
  intents: ['card.lost', 'card.stolen', 'small.start'],
  texts: (locale, flow) => placed(flow === 'block-lost-card' ? texts : {}, locale),
};

const found = (source: string, world: World = good) => lint([flowOf(source)], world).map(({ code, line }) => `${code} ${line}`);
/** The line (from 1) in which a text of block-lost-card stands. */
const lineOfText = (text: string, source = blockLostCard) => source.split('\n').findIndex((line) => line.includes(text)) + 1;
/** Lints block-lost-card with one text in it exchanged. */
const changed = (from: string, to: string) => {
  const source = blockLostCard.replace(from, to);
  expect(source).not.toBe(blockLostCard);
  return found(source);
};
/** Lints a few steps; what their texts lack is no matter. */
const foundIn = (steps: string, more = '') => found(flowWith(steps, more)).filter((problem) => !problem.startsWith('F401'));
const sizes = 'slots:\n  size: { type: choice, of: [small, large] }\n';
const blockAt = (line: string) => lineOfText(line);

it('finds nothing in a good flow', () => {
  expect(found(blockLostCard)).toEqual([]);
});

describe('ways through a flow', () => {
  it('F103: a step that nothing leads to', () => {
    expect(changed('no: new_address', 'no: anything_else')).toEqual([`F103 ${blockAt('  new_address:')}`]);
  });

  it.each([
    ['two steps that only say', '  one:\n    say:\n  two:\n    say:\n    next: one\n'],
    ['an action that is tried again for ever', '  one:\n    do: customers.find\n    on: { registered: end, unknown: end, error: one }\n'],
    [
      'a question that is answered already',
      '  one:\n    do: customers.find\n    on: { registered: two, unknown: end, error: human }\n  two:\n    ask: size\n  three:\n    say:\n    next: one\n',
    ],
    ['a handoff at night', '  one:\n    handoff: { queue: cards, on: { closed: two } }\n  two:\n    say:\n    next: one\n'],
  ])('F104: %s', (_, steps) => {
    const more = `${steps.includes('ask') ? sizes : ''}${steps.includes('handoff') ? 'safe: true\n' : ''}`;
    expect(foundIn(steps, more)).toEqual([`F104 ${7 + more.split('\n').length - 1}`]);
  });

  it('F107: a flow that would go on while the customer waits, and may not', () => {
    const steps = '  one:\n    handoff: { queue: cards, on: { closed: two, nobody: end } }\n  two:\n    confirm:\n';
    expect(foundIn(steps)).toEqual(['F107 8']);
    expect(foundIn(steps, 'safe: true\n')).toEqual([]);
  });

  it('F107: once for each handoff, with all that it names on one line', () => {
    const steps = '  one:\n    handoff: { queue: cards, on: { closed: two, nobody: two } }\n  two:\n    confirm:\n';
    expect(foundIn(steps)).toEqual(['F107 8']);
  });

  it('takes no exit for a way that a flow may not go while the customer waits', () => {
    const waits = '  one:\n    handoff: { queue: cards }\n    next: two\n  two:\n    say:\n    next: one\n';
    expect(foundIn(waits)).toEqual([]);
    const never = '  one:\n    handoff: { queue: cards, on: { returned: end } }\n    next: two\n  two:\n    say:\n    next: end\n';
    expect(foundIn(never)).toEqual(['F103 10']);
    expect(foundIn(never, 'safe: true\n')).toEqual([]);
  });

  it('lets a flow come back to a question that it asks again', () => {
    const steps = '  one:\n    ask: size\n  two:\n    do: customers.find\n    on: { registered: end, unknown: one, error: human }\n';
    expect(foundIn(steps, sizes)).toEqual([]);
  });

  it('F106: more than 40 steps', () => {
    const steps = Array.from({ length: 41 }, (_, index) => `  step_${index}:\n    say:\n`).join('');
    expect(foundIn(steps)).toEqual(['F106 6']);
  });
});

describe('slots', () => {
  it('F202: a slot that may be empty where it is needed', () => {
    expect(changed('on: { ok: which_card, none', 'on: { ok: confirm_block, none')).toContain(`F202 ${blockAt('  confirm_block:')}`);
  });

  it('F202: a slot that only one of two starts fills', () => {
    expect(changed('card.stolen: { cause: stolen }', 'card.stolen: {}')).toContain(`F202 ${blockAt('  confirm_block:')}`);
  });

  it('F204: a slot that is never used', () => {
    expect(changed('  cause: { type', '  colour: { type: text }\n  cause: { type')).toEqual([`F204 ${lineOfText('  cause: { type')}`]);
  });
});

describe('actions and queues', () => {
  it('F301: an action that does not exist', () => {
    expect(changed('do: cards.list', 'do: cards.lst')).toEqual([`F301 ${blockAt('do: cards.list')}`]);
  });

  it('F302: an outcome that is not handled', () => {
    expect(changed('already_blocked: blocked, ', '')).toEqual([`F302 ${blockAt('already_blocked: blocked')}`]);
  });

  it('F304: a branch for an outcome that never comes', () => {
    expect(changed('{ ok: ordered,', '{ ok: ordered, sold_out: order_later,')).toEqual([`F304 ${blockAt('{ ok: ordered')}`]);
  });

  it('F305: a change that could be done twice', () => {
    expect(changed('    once: true\n    commit', '    commit')).toEqual([`F305 ${blockAt('  block:')}`]);
  });

  it('F306: a change that a way leads to without a yes', () => {
    expect(changed('no: which_card', 'no: block')).toEqual([`F306 ${blockAt('  block:')}`]);
  });

  it('F307: an input that is not given', () => {
    expect(changed('with: [card, cause]', 'with: [card]')).toEqual([`F307 ${blockAt('  block:')}`]);
  });

  it('F307: an input that the action does not take', () => {
    expect(changed('with: [card]', 'with: [card, cause]')).toEqual([`F307 ${blockAt('with: [card]')}`]);
  });

  it('F310: a queue that does not exist', () => {
    expect(changed('queue: cards, tell: [card], on', 'queue: crads, tell: [card], on')).toEqual([`F310 ${blockAt('queue: cards, tell')}`]);
  });
});

describe('values', () => {
  it('F208: an input that is no slot, and no value of an action', () => {
    const source = blockLostCard.replace('customer: customer.id', 'customer: custmer.id');
    expect(lint([flowOf(source)], good)).toEqual([
      {
        code: 'F208',
        file: 'test.flow.yaml',
        line: blockAt('with: { customer'),
        message: '“custmer” is no slot, and no value of this flow.',
        cure: expect.stringMatching(/^Did you mean “customer”\? .*“gives”\.$/),
      },
    ]);
  });

  it.each([
    ['buttons: cards', 'buttons: crads'],
    ['buttons: cards', 'buttons: cause'],
    ['confirm: [customer.address.town]', 'confirm: [customer_address]'],
    ['with: [card, cause]', 'with: { card: crad, cause: cause }'],
  ])('F208: not “%s” but “%s”', (right, wrong) => {
    expect(changed(right, wrong)).toEqual([`F208 ${blockAt(right)}`]);
  });

  it('F208: what a text shows, in the line of the text', () => {
    const wrong = { ...texts, 'greet.say': 'Hello {{custmer.name}}.' };
    const world: World = { ...good, texts: (locale) => placed(wrong, locale) };
    expect(lint([flowOf(blockLostCard)], world)).toMatchObject([
      { code: 'F208', file: 'de.json', line: 1 },
      { code: 'F208', file: 'en.json', line: 1, cure: expect.stringMatching(/^Did you mean “customer”\?/) },
    ]);
  });

  it('says nothing of values as long as one of the actions is not known', () => {
    expect(changed('do: customers.find', 'do: customers.fnd')).toEqual([`F301 ${blockAt('do: customers.find')}`]);
    expect(found(blockLostCard.replace('buttons: cards', 'buttons: crads'), { ...good, actions: null })).toEqual([]);
  });
});

describe('texts', () => {
  /** The good texts with others in German: undefined is none, and null for all of them is a file that is broken. */
  const withGerman = (german: Readonly<Record<string, string | undefined>> | null, both = false): World => ({
    ...good,
    texts: (locale, flow) => {
      if (flow !== 'block-lost-card' || (locale !== 'de' && !both)) return good.texts(locale, flow);
      if (german === null) return null;
      const all = Object.entries({ ...texts, ...german });
      return placed(Object.fromEntries(all.flatMap(([key, text]) => (text === undefined ? [] : [[key, text]]))), locale);
    },
  });
  const inTexts = (world: World) => lint([flowOf(blockLostCard)], world).map(({ code, file, line }) => `${code} ${file}:${line}`);

  it.each(['which_card.ask', 'which_card.option'])('F401: the text %s, which no language has', (key) => {
    expect(found(blockLostCard, withGerman({ [key]: undefined }, true))).toEqual([`F401 ${blockAt('  which_card:')}`]);
  });

  it('leaves what one language alone lacks to the check that compares them', () => {
    expect(found(blockLostCard, withGerman({ 'which_card.ask': undefined, 'confirm_block.ask': 'Sperren?' }))).toEqual([]);
  });

  it('says nothing of what is missing where a file is broken', () => {
    expect(found(blockLostCard, withGerman(null))).toEqual([]);
    expect(found(blockLostCard, withGerman(null, true))).toEqual([]);
  });

  it.each([
    'which_crad.ask',
    'which_card.say',
    'which_card.retry_3',
    'greet.help',
    'block.late_done',
    'constructor.say',
  ])('F404: the text %s, which belongs to nothing, in its own line', (key) => {
    expect(inTexts(withGerman({ [key]: 'Text' }))).toEqual([`F404 de.json:${Object.keys(texts).length + 1}`]);
  });

  it.each(['ok', 'refused', 'error'])('lets an action have its own text for “%s” that comes late', (outcome) => {
    expect(inTexts(withGerman({ [`block.late_${outcome}`]: 'Text' }))).toEqual([]);
  });
});

describe('times', () => {
  it.each(['3m', '4m'])('F108: a reminder in the moment of the close, or after it (%s)', (remind) => {
    expect(changed('silence: { remind: 3m, close: 30m }', `silence: { remind: ${remind}, close: 3m }`)).toEqual([
      `F108 ${blockAt('silence:')}`,
    ]);
  });
});

describe('a draft', () => {
  // Its step `sized` cannot be read, so that nothing leads to `bye` any more.
  const draft = flowOf(
    flowWith('  one:\n    do: cards.lst\n    on: { error: end }\n  bye:\n    say:\n    next: end\n', 'channels: [fax]\n'),
  );

  it('is held to what its single steps say, and to nothing that another step may set right', () => {
    expect(lint([], good, [draft]).map(({ code }) => code)).toEqual(['F505', 'F301', 'F401']);
    expect(lint([draft], good).map(({ code }) => code)).toContain('F103');
  });
});

describe('starts', () => {
  it('F502: two flows that start on one intent', () => {
    const other = flowOf(flowWith('  bye:\n    handoff: { queue: cards }\n').replace('small.start', 'card.lost'), 'other.flow.yaml');
    const problems = lint([flowOf(blockLostCard), other], good);
    expect(problems).toMatchObject([{ code: 'F502', file: 'other.flow.yaml', line: 5 }]);
  });

  it('F503: an intent that does not exist', () => {
    const [problem] = lint([flowOf(blockLostCard.replace('card.lost: {', 'card.losst: {'))], good);
    expect(problem).toMatchObject({ code: 'F503', line: blockAt('card.lost: {') });
    expect(problem?.cure).toContain('Did you mean “card.lost”?');
  });

  it('says nothing of intents as long as no examples can be read', () => {
    expect(found(blockLostCard.replace('card.lost: {', 'card.losst: {'), { ...good, intents: null })).toEqual([]);
  });

  it('F504: two flows of one name', () => {
    const again = flowOf(flowWith('  bye:\n    handoff: { queue: cards }\n').replace('card.lost', 'small.start'), 'again.flow.yaml');
    const problems = lint([flowOf(flowWith('  bye:\n    handoff: { queue: cards }\n')), again], good);
    expect(problems.map(({ code }) => code)).toContain('F504');
  });

  it('F505: a channel that the bot does not have', () => {
    const [problem, ...more] = lint([flowOf(blockLostCard.replace('webchat, whatsapp', 'webchat, whatsap'))], good);
    expect(problem).toMatchObject({ code: 'F505', line: blockAt('channels:'), cure: 'Did you mean “whatsapp”?' });
    expect(more).toEqual([]);
  });
});
