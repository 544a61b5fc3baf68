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
    ['F001', 9, 'YAML that is broken', '  one:\n   say: [\n'],
    ['F001', 9, 'a step that stands there twice', '  one:\n    say:\n  one:\n    say:\n'],
    ['F002', 9, 'a key that is not known', '  one:\n    say:\n    nxt: end\n'],
    ['F002', 9, 'a verb of a later form', '  one:\n    say:\n    when: []\n'],
    ['F003', 8, 'a text in the flow', '  one:\n    say: Hello!\n'],
    ['F003', 9, 'a time without its unit', '  one:\n    do: it.find\n    timeout: 3 minutes\n    on: { error: end }\n'],
    ['F003', 7, 'a missing key', '  one:\n    do: it.find\n'],
    ['F003', 7, 'a step name with a hyphen', '  one-two:\n    say:\n'],
    ['F003', 8, 'a priority that does not exist', '  one:\n    handoff: { queue: cards, priority: hihg }\n'],
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
