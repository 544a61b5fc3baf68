import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { explore } from '../../../../flows/engine/prove/explore';
import { type Proof, prove } from '../../../../flows/engine/prove/prove';
import { committed } from '../../../../flows/engine/prove/statements/committed';
import { person } from '../../../../flows/engine/prove/statements/person';
import { blockLostCard } from '../block-lost-card';
import { flowOf, flowWith } from '../flow-of';
import { actions } from './actions';

const broken = ({ statements }: Proof) => statements.flatMap(({ broken: found }) => found ?? []);
const proofOf = (steps: string, more = ''): Proof => prove(flowOf(flowWith(steps, more)), actions);
const told = (proof: Proof): readonly string[] => broken(proof)[0]?.conversation.map(({ who, what }) => `${who}: ${what}`) ?? [];

const slots = 'slots:\n  card: { type: text }\n';

describe('a proof', () => {
  it('holds for a good flow, with its figures and with what is not proved', () => {
    const proof = prove(flowOf(blockLostCard), actions);
    expect(broken(proof)).toEqual([]);
    expect(proof.situations).toBeGreaterThan(100);
    expect(proof.ways).toBeGreaterThan(proof.situations);
    expect(proof.statements.map(({ says }) => says)).toEqual([
      'An end can be reached from every situation by answering alone.',
      'A person is one message away from every question.',
      'A customer who is never understood meets a person or an end in at most 4 turns.',
      'Without a yes of the customer nothing is changed (cards.block, cards.order_replacement).',
      'One yes never changes the same thing twice.',
      'The flow never goes in a circle without the customer speaking.',
      'Past a “commit”, no cancelling and no correction changes anything.',
    ]);
    expect(proof.unproved).toEqual([
      'that cards.list, cards.block are only done for a registered number or account: the actions themselves see to that.',
      'that cards.order_replacement are only done for a customer who has confirmed a one-time link: the actions themselves see to that.',
    ]);
  });

  it('holds for the flows of the reference bot', () => {
    const folder = join(__dirname, '../../../../flows/card-bank');
    for (const name of ['block-lost-card', 'opening-hours']) {
      const flow = flowOf(readFileSync(join(folder, `${name}.flow.yaml`), 'utf8'));
      expect(broken(prove(flow, actions))).toEqual([]);
    }
  });

  it('counts the turns of a customer who is never understood over all questions that follow on each other', () => {
    const steps = '  which:\n    ask: card\n    next: end\n  sorry:\n    say:\n  other:\n    confirm:\n    yes: end\n';
    const tries = (then: string): string => `${slots}repair:\n  cancel: at_once\n  tries: { max: 2, then: ${then} }\n`;
    expect(proofOf(steps, tries('human')).statements[2]?.says).toMatch(/at most 2 turns/);
    expect(proofOf(steps.replace('next: end', 'next: sorry'), `${slots}repair:\n  cancel: confirm\n`).statements[2]?.says).toMatch(
      /at most 4 turns/,
    );
  });

  it('says plainly that nothing is asked, and nothing changed, where that is so', () => {
    const says = proofOf('  tell:\n    say:\n').statements.map((statement) => statement.says);
    expect(says).toEqual(expect.arrayContaining(['The flow asks nothing that could be misunderstood.', 'The flow changes nothing.']));
  });

  it('says so where there is too much to look at', () => {
    expect(explore(flowOf(blockLostCard), actions, 100)).toBeNull();
    const names = Array.from({ length: 9 }, (_, index) => `s${index}`);
    const choices = `slots:\n${names.map((name) => `  ${name}: { type: choice, of: [a, b] }\n`).join('')}`;
    const proof = proofOf(names.map((name) => `  ask_${name}:\n    ask: ${name}\n`).join(''), choices);
    expect(broken(proof).map(({ problem }) => [problem.code, problem.line])).toEqual([['F600', 16]]);
  });
});

/** A flow that a change leads through; each test below breaks it in one place. */
const block = `  which:
    ask: card
  sure:
    confirm: [card]
    yes: block
    no: which
  block:
    do: cards.block
    with: [card]
    once: true
    commit: true
    on: { ok: done, already_blocked: done, error: person }
  done:
    say:
    next: end
  person:
    handoff: { queue: cards }
`;
const breaking = (from: string, to: string, more = slots): Proof => {
  if (!block.includes(from)) throw new Error(`There is no ${from}`);
  return proofOf(block.replace(from, to), more);
};
const onlyOf = (proof: Proof) => {
  const [only, ...others] = broken(proof);
  expect(others).toEqual([]);
  return only?.problem;
};

describe('a proof tells what is broken, where, and by which conversation', () => {
  it('and nothing of the flow as it should be', () => {
    expect(broken(proofOf(block, slots))).toEqual([]);
  });

  it('when no answer leads to an end', () => {
    const proof = proofOf('  which:\n    ask: card\n  sure:\n    confirm: [card]\n    yes: which\n    no: which\n', slots);
    expect(onlyOf(proof)).toMatchObject({ code: 'F601', line: 9, cure: expect.stringMatching(/Let one of the answers lead on/) });
    expect(told(proof)).toEqual(['customer: (wants small.start)', 'bot: which.ask']);
  });

  it('when a question does not let through who wants a person', () => {
    const graph = explore(flowOf(flowWith(block, slots)), actions, 1_000);
    if (!graph) throw new Error('The flow is small.');
    expect(person(graph).broken).toBeNull();
    const deaf = person({ ...graph, ways: graph.ways.filter(({ by, from }) => by.type !== 'human' || from?.run.step !== 'sure') });
    expect(deaf.broken).toMatchObject({ code: 'F602', step: 'sure', route: [{ by: { type: 'begins' } }, { by: { type: 'answer' } }] });
  });

  it('when who is not understood is asked for ever', () => {
    const proof = proofOf(block, `${slots}repair:\n  tries: { max: 1, then: which }\n`);
    expect(onlyOf(proof)).toMatchObject({ code: 'F603', line: 11, cure: expect.stringMatching(/repair\.tries\.then/) });
    expect(told(proof)).toEqual([
      'customer: (wants small.start)',
      'bot: which.ask',
      'customer: (something that is not understood)',
      'bot: which.ask',
    ]);
  });

  it('when a change is reached without a yes', () => {
    const proof = breaking('yes: block\n    no: which', 'yes: which\n    no: block');
    expect(onlyOf(proof)).toMatchObject({ code: 'F604', line: 15, message: expect.stringMatching(/“cards\.block”.*without a yes/) });
    expect(told(proof)).toEqual([
      'customer: (wants small.start)',
      'bot: which.ask',
      'customer: card: some text',
      'bot: sure.ask',
      'customer: no',
      'bot: (does cards.block)',
    ]);
  });

  it('when one yes is taken for two changes', () => {
    const proof = breaking(
      'error: person',
      'error: other }\n  other:\n    ask: card_again\n    next: block_again\n  block_again:\n    do: cards.block\n    with: { card: card_again }\n    once: true\n    on: { ok: done, already_blocked: done, error: person',
      `${slots}  card_again: { type: text }\n`,
    );
    expect(onlyOf(proof)).toMatchObject({ code: 'F605', line: 25, message: expect.stringMatching(/“cards\.block”.*one and the same yes/) });
    expect(told(proof).slice(-5)).toEqual([
      'bot: (does cards.block)',
      'action: cards.block: error',
      'bot: other.ask',
      'customer: card_again: some text',
      'bot: (does cards.block)',
    ]);
  });

  it('when a step that changes something leads back to itself', () => {
    const proof = breaking('error: person', 'error: block');
    expect(broken(proof).map(({ problem }) => [problem.code, problem.line])).toEqual([
      ['F603', 15],
      ['F605', 15],
      ['F606', 15],
    ]);
    expect(told(proof).slice(-3)).toEqual(['bot: (does cards.block)', 'action: cards.block: error', 'bot: (does cards.block)']);
  });

  it('when the flow goes round while nobody speaks', () => {
    const proof = proofOf(
      '  look:\n    do: cards.list\n    on: { ok: end, none: sorry, error: sorry }\n  sorry:\n    say:\n    next: look\n',
    );
    expect(broken(proof).map(({ problem }) => [problem.code, problem.line])).toEqual([
      ['F603', 7],
      ['F606', 7],
    ]);
    expect(told(proof)).toEqual([
      'customer: (wants small.start)',
      'bot: (does cards.list)',
      'action: cards.list: none',
      'bot: sorry.say',
      'bot: (does cards.list)',
    ]);
    const endless = proofOf('  one:\n    say:\n  two:\n    say:\n    next: one\n');
    expect(onlyOf(endless)).toMatchObject({ code: 'F606', line: 7 });
    expect(told(endless)).toEqual(['customer: (wants small.start)', 'bot: (goes on and on, and waits for nobody)']);
    const waiting = proofOf(
      '  ask_person:\n    handoff: { queue: cards, on: { closed: wait } }\n  wait:\n    say:\n    next: ask_person\n',
      'safe: true\n',
    );
    expect(onlyOf(waiting)?.code).toBe('F606');
    expect(told(waiting)).toContain('time: (nobody is there at this hour)');
  });

  it('when something can be corrected that a commit has settled', () => {
    const choice = 'slots:\n  card: { type: choice, of: [blue, gold, green] }\n';
    expect(broken(proofOf(block, choice))).toEqual([]);
    const proof = breaking('error: person', 'error: sure', choice);
    expect(onlyOf(proof)).toMatchObject({ code: 'F607', line: 11, message: expect.stringMatching(/“card” can be corrected/) });
    expect(told(proof).slice(-4)).toEqual(['action: cards.block: error', 'bot: sure.ask', 'customer: no, card: gold', 'bot: sure.ask']);
  });

  it('when something can be cancelled past a commit', () => {
    const graph = explore(flowOf(flowWith(block, slots)), actions, 1_000);
    if (!graph) throw new Error('The flow is small.');
    expect(committed(graph).broken).toBeNull();
    const ways = graph.ways.map((way) => (way.by.type === 'cancel' ? { ...way, to: null } : way));
    expect(committed({ ...graph, ways }).broken).toMatchObject({
      code: 'F607',
      step: 'block',
      message: expect.stringMatching(/can be cancelled/),
    });
  });
});
