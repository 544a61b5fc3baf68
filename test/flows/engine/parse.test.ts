import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFlow } from '../../../flows/engine/parse';
import { blockLostCard } from './block-lost-card';
import { flowOf, flowWith } from './flow-of';

const problemsOf = (source: string) => parseFlow(source, 'x.flow.yaml').problems;
/** Of a small flow with this step instead of `  one:`; its first step stands in line 7. */
const problemsIn = (step: string, more = '') => problemsOf(flowWith(step, more));

describe('a good flow', () => {
  const flow = flowOf(blockLostCard);

  it('is read with every default filled in', () => {
    expect(flow).toMatchObject({ name: 'block-lost-card', owner: 'cards-team', channels: ['webchat', 'whatsapp'], safe: true });
    expect(flow.starts).toEqual({ 'card.lost': { cause: 'lost' }, 'card.stolen': { cause: 'stolen' } });
    expect(flow.slots).toEqual({ card: { type: 'option', private: true }, cause: { type: 'choice', of: ['lost', 'stolen'] } });
    expect(flow.repair).toEqual({
      cancel: 'confirm',
      silence: { remind: 180_000, close: 1_800_000 },
      tries: { max: 3, then: 'human' },
      human: null,
    });
    expect(flow.steps['load_cards']).toEqual({
      verb: 'do',
      name: 'load_cards',
      action: 'cards.list',
      input: { customer: 'customer.id' },
      once: false,
      commit: false,
      timeout: 8000,
      retry: { times: 0, wait: 1000 },
      on: { ok: 'which_card', none: 'no_card', error: 'no_card' },
    });
  });

  it('goes on with the following step, and ends after the last', () => {
    expect(flow.steps['greet']).toMatchObject({ next: 'identify' });
    const last = flowOf(flowWith('  bye:\n    say:\n'));
    expect(last.steps['bye']).toEqual({ verb: 'say', name: 'bye', next: 'end' });
  });

  it('passes a path on under its last name', () => {
    const small = flowOf(flowWith('  look:\n    do: it.find\n    with: [customer.id]\n    on: { error: human }\n'));
    expect(small.steps['look']).toMatchObject({ input: { id: 'customer.id' } });
  });

  it('has repair without a word about it', () => {
    expect(flowOf(flowWith('  bye:\n    say:\n')).repair).toEqual({
      cancel: 'confirm',
      silence: { remind: null, close: 1_800_000 },
      tries: { max: 3, then: 'human' },
      human: null,
    });
  });

  it('knows the line of each key', () => {
    expect(flow.lines['steps.greet']).toBe(blockLostCard.split('\n').indexOf('  greet:') + 1);
    expect(flow.lines['starts.card.lost.cause']).toBe(7);
  });
});

describe('a problem', () => {
  it.each([
    ['F001', 8, 'YAML that is broken', '  one:\n   say: [\n'],
    ['F001', 7, 'a name that means something else to a machine', '  __proto__:\n    say:\n'],
    ['F001', 9, 'a step that stands there twice', '  one:\n    say:\n  one:\n    say:\n'],
    ['F002', 9, 'a key that is not known', '  one:\n    say:\n    nxt: end\n'],
    ['F002', 9, 'a verb of a later form', '  one:\n    say:\n    when: []\n'],
    ['F003', 8, 'a text in the flow', '  one:\n    say: Hello!\n'],
    ['F003', 9, 'a time without its unit', '  one:\n    do: it.find\n    timeout: 3 minutes\n    on: { error: end }\n'],
    ['F003', 7, 'a missing key', '  one:\n    do: it.find\n'],
    ['F003', 7, 'a step name with a hyphen', '  one-two:\n    say:\n'],
    ['F003', 8, 'a priority that does not exist', '  one:\n    handoff: { queue: cards, priority: hihg }\n'],
    [
      'F003',
      9,
      'two inputs that would be passed under one name',
      '  one:\n    do: it.find\n    with: [card, customer.card]\n    on: { error: end }\n',
    ],
    ['F003', 9, 'an input that stands there twice', '  one:\n    do: it.find\n    with: [card, card]\n    on: { error: end }\n'],
    ['F004', 7, 'a step that does nothing', '  one:\n    sya:\n'],
    ['F004', 7, 'a step that does two things', '  one:\n    say:\n    ask: card\n'],
    ['F101', 9, 'a target that does not exist', '  one:\n    say:\n    next: tow\n  two:\n    say:\n'],
    ['F102', 7, 'a reserved word as a step name', '  human:\n    say:\n'],
    ['F201', 8, 'a slot that is not declared', '  one:\n    ask: card\n'],
    ['F303', 9, 'an action whose failure is not handled', '  one:\n    do: it.find\n    on: { ok: end }\n'],
  ])('%s in line %i: %s', (code, line, _, steps) => {
    const problems = problemsIn(steps);
    expect(problems.map((problem) => problem.code)).toContain(code);
    const found = problems.find((problem) => problem.code === code);
    expect(found?.line).toBe(line);
    expect(found?.file).toBe('x.flow.yaml');
    expect(found?.cure).toMatch(/[.?]$/);
  });

  it('F205: a start gives a slot what it cannot have', () => {
    const slots = 'slots:\n  size: { type: choice, of: [small, large] }\n';
    const source = flowWith('  one:\n    ask: size\n', slots).replace('small.start: {}', 'small.start: { size: smal }');
    expect(problemsOf(source)).toEqual([
      { code: 'F205', file: 'x.flow.yaml', line: 5, message: '“smal” is not a choice of “size”.', cure: 'Did you mean “small”?' },
    ]);
  });

  it.each([
    ['slots:\n  size: { type: choice, of: [small, small] }\n', '“small,small” does not fit for “of”.', 'Write each word once.'],
    ['slots:\n  size: { type: choice, of: [1, big] }\n', '1 does not fit in the list.', 'Write a word or a text.'],
    [
      'repair: { silence: { close: 30 } }\n',
      '“close” has a value that does not fit.',
      'Write a number with its unit: “500ms”, “8s”, “3m” or “2h”.',
    ],
    ['repair: { tries: { max: 0 } }\n', '“0” does not fit for “max”.', 'Write a number from 1 to 9.'],
    ['repair: { silence: { close: 0s } }\n', '“0s” does not fit for “close”.', 'Write a number from 1 to 999999 with its unit.'],
    ['channels: []\n', '“” does not fit for “channels”.', 'Name at least one, or leave it out for all.'],
  ])('F003: %j', (more, message, cure) => {
    expect(problemsIn('  one:\n    say:\n', more)).toMatchObject([{ code: 'F003', message, cure }]);
  });

  it('F206: an option is asked for without a list', () => {
    expect(problemsIn('  one:\n    ask: card\n', 'slots:\n  card: { type: option }\n').map(({ code }) => code)).toEqual(['F206']);
  });

  it.each([
    ['  one:\n    say:\n    nxt: end\n', 'Did you mean “next”?'],
    ['  one:\n    say:\n    next: tow\n  two:\n    say:\n', 'Did you mean “two”?'],
    ['  one:\n    handoff: { queue: cards, priority: hihg }\n', 'Did you mean “high”?'],
    ['  one:\n    aks: card\n', 'Each step has one of: say, ask, confirm, do, handoff. Did you mean “ask”?'],
    ['  one:\n    say:\n    run: other-flow\n', 'There is: say, next.'],
    ['  one:\n    do: x.y\n    timeout: 3 minutes\n    on: { error: end }\n', 'Write a number with its unit: “500ms”, “8s”, “3m” or “2h”.'],
    ['  one:\n    ask: {}\n', 'Write a word or a text.'],
    [
      '  one:\n    do: x.y\n    with: [card, customer.card]\n    on: { error: end }\n',
      '“card” stands there twice: give each its own name, like “{ card: customer.card }”.',
    ],
    ['  one:\n    do: x.y\n    with: 3\n    on: { error: end }\n', 'Write a list, like [a, b] or keys with values.'],
  ])('says what to do about %j', (steps, cure) => {
    expect(problemsIn(steps).map((problem) => problem.cure)).toContain(cure);
  });

  it('does not come alone: all are told at once, by line', () => {
    const problems = problemsIn('  one:\n    sya:\n  two:\n    ask: Card\n  three:\n    say: Hello\n    nxt: end\n', 'colour: red\n');
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['F002', 6],
      ['F004', 8],
      ['F003', 11],
      ['F003', 13],
      ['F002', 14],
    ]);
  });

  it('does not hide what else is wrong, in other steps and in the rest of the file', () => {
    const steps = '  one:\n    say: Hello\n    next: tow\n  two:\n    say:\n    next: thre\n  three:\n    ask: colour\n    next: one\n';
    const more = 'slots:\n  size: { type: choise }\nrepair: { tries: { max: 0 }, silence: { close: soon } }\n';
    const problems = problemsIn(steps, more);
    expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual(['F003 7', 'F003 8', 'F003 8', 'F003 11', 'F101 15', 'F201 17']);
  });

  it('is not told of what names a step or a slot that is there and cannot be read', () => {
    const steps = '  one:\n    ask: size\n    next: two\n  two:\n    say: Hello\n';
    const codes = problemsIn(steps, 'slots:\n  size: { type: choise }\n').map(({ code }) => code);
    expect(codes).toEqual(['F003', 'F003']);
  });

  it('leaves a draft of what could be read, as long as that has a name', () => {
    const { flow, draft } = parseFlow(flowWith('  one:\n    say: Hello\n  two:\n    say:\n', 'colour: red\n'), 'x.flow.yaml');
    expect([flow, draft?.name, Object.keys(draft?.steps ?? {})]).toEqual([null, 'small', ['two']]);
    const unnamed = parseFlow(flowWith('  one:\n    say:\n    next: tow\n').replace('flow: small', 'flow: Small!'), 'x.flow.yaml');
    expect(unnamed).toMatchObject({ draft: null, problems: [{ code: 'F003' }, { code: 'F101' }] });
    expect(parseFlow('flow: [', 'x.flow.yaml').draft).toBeNull();
  });

  it.each([
    [
      'a bracket',
      '  one:\n    confirm: [card\n    yes: end\n  two:\n    say:\n',
      8,
      '“[” is opened here and not closed.',
      'Close it with “]”.',
    ],
    [
      'a brace',
      '  one:\n    do: x.y\n    on: { error: end\n  two:\n    say:\n',
      9,
      '“{” is opened here and not closed.',
      'Close it with “}”.',
    ],
    ['a quote', '  one:\n    do: "x.y\n    on: { error: end }\n', 8, '“"” is opened here and not closed.', 'Close it with “"”.'],
    ['an inner bracket', '  one:\n    do: x.y\n    with: { a: [b }\n', 9, '“[” is opened here and not closed.', 'Close it with “]”.'],
    ['a tab', '  one:\n\tsay:\n', 8, 'this line is indented with a tab.', 'Indent with spaces.'],
    [
      'a colon in a text',
      '  one:\n    do: x: y\n    on: {}\n',
      8,
      'there is a second “:” in this line.',
      'Put quotes around a text that has “: ” in it.',
    ],
    [
      'a step that is not as deep as the others',
      '  one:\n    say:\n   two:\n    say:\n',
      9,
      'this line is indented unlike the ones that it belongs to.',
      'Indent lines that stand beside each other alike.',
    ],
    [
      'a line that is deeper than its key allows',
      '  one:\n    ask: card\n\n     next: end\n',
      10,
      'this line is deeper than the one above it, which has its value already.',
      'Indent lines that stand beside each other alike.',
    ],
    [
      'the same, below a comment',
      '  one:\n    ask: card # which: one\n\n     # here\n     next: end\n',
      11,
      'this line is indented unlike the ones that it belongs to.',
      'Indent lines that stand beside each other alike.',
    ],
    [
      'a step under a name with a value',
      '   one: two\n    say:\n',
      8,
      'this line is deeper than the one above it, which has its value already.',
      'Indent lines that stand beside each other alike.',
    ],
    [
      'a colon that is missing',
      '  one\n    say:\n',
      7,
      'this line has no “:” after its name.',
      'Write a “:” and a space between a name and its value.',
    ],
    [
      'a space that is missing',
      '  one:\n    say:\n    next:end\n',
      9,
      'this line has no “:” after its name.',
      'Write a “:” and a space between a name and its value.',
    ],
    [
      'lines within a brace',
      '  one:\n    do: x.y\n    with: { a: b\n      c:\n        d: e\n    }\n',
      9,
      'lines stand below each other within brackets here.',
      'Close what was opened above, or put a comma between what stands in it.',
    ],
    [
      'a second colon above a line that is deeper',
      '  one: say:\n    next: end\n',
      7,
      'there is a second “:” in this line.',
      'Put quotes around a text that has “: ” in it.',
    ],
    [
      'a brace before the next step',
      '  one:\n    do: x.y\n    on: {\n  two:\n    say:\n',
      9,
      '“{” is opened here and not closed.',
      'Close it with “}”.',
    ],
    [
      'a second flow',
      '  one:\n    say:\n---\nflow: other\n',
      9,
      'a second flow begins here.',
      'Put it into a file of its own: a file holds one flow.',
    ],
  ])('in the syntax is told where it begins, and alone: %s', (_, steps, line, message, cure) => {
    expect(problemsIn(steps)).toEqual([{ code: 'F001', file: 'x.flow.yaml', line, message, cure }]);
  });

  it.each(['', 'just a text', '- a\n- list\n', 'flow: x\nsteps: 3\n', 'flow: x\nsteps: {}\n'])('is told of %j', (source) => {
    const { flow, problems } = parseFlow(source, 'x.flow.yaml');
    expect(flow).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });

  it('is told, never thrown, whatever the file has become', () => {
    const bit = fc.oneof(
      fc.constantFrom('*x', '&x', ': ', '\n', '- ', '{', '}', '[', 'null', '!!', '__proto__', 'constructor', '? '),
      fc.string(),
    );
    const place = fc.nat(blockLostCard.length);
    fc.assert(
      fc.property(place, fc.nat(60), bit, (at, length, put) => {
        const { flow, problems } = parseFlow(blockLostCard.slice(0, at) + put + blockLostCard.slice(at + length), 'x.flow.yaml');
        expect(flow === null).toBe(problems.length > 0);
      }),
      { numRuns: 400 },
    );
  });
});
