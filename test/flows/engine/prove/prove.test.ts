import { describe, expect, it } from '@jest/globals';
import { explore } from '../../../../flows/engine/prove/explore';
import { type CompleteProof, prove } from '../../../../flows/engine/prove/prove';
import { committed } from '../../../../flows/engine/prove/statements/committed';
import { person } from '../../../../flows/engine/prove/statements/person';
import { blockLostCard } from '../block-lost-card';
import { flowOf, flowWith } from '../flow-of';
import { house } from './house';

const complete = (text: string): CompleteProof => {
  const proof = prove(flowOf(text), house);
  if (proof.kind !== 'complete') throw new Error(proof.problem.message);
  return proof;
};
const broken = ({ statements }: CompleteProof) => statements.flatMap(({ broken: found }) => found ?? []);
const proofOf = (steps: string, more = ''): CompleteProof => complete(flowWith(steps, more));
const told = (proof: CompleteProof): readonly string[] => broken(proof)[0]?.conversation.map(({ who, what }) => `${who}: ${what}`) ?? [];

const slots = 'slots:\n  card: { type: text }\n';

describe('a proof', () => {
  it('holds for a good flow, with its figures and with what is not proved', () => {
    const proof = complete(blockLostCard);
    expect(broken(proof)).toEqual([]);
    expect(proof.situations).toBeGreaterThan(30);
    expect(proof.ways).toBeGreaterThan(proof.situations);
    expect(proof.statements.map(({ says }) => says)).toEqual([
      'An end can be reached from every situation by answering alone.',
      'A person is one message away from every question.',
      'A customer who is never understood meets a person or an end after at most 4 tries.',
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

  it('counts the tries of a customer who is never understood over all questions that follow on each other', () => {
    const steps = '  which:\n    ask: card\n    next: end\n  sorry:\n    say:\n  other:\n    confirm:\n    yes: end\n';
    const tries = (then: string): string => `${slots}repair:\n  cancel: at_once\n  tries: { max: 2, then: ${then} }\n`;
    expect(proofOf(steps, tries('human')).statements[2]?.says).toMatch(/at most 2 tries/);
    expect(proofOf(steps.replace('next: end', 'next: sorry'), `${slots}repair:\n  cancel: confirm\n`).statements[2]?.says).toMatch(
      /at most 4 tries/,
    );
  });

  it('says plainly that nothing is asked, and nothing changed, where that is so', () => {
    const says = proofOf('  tell:\n    say:\n').statements.map((statement) => statement.says);
    expect(says).toEqual(expect.arrayContaining(['The flow asks nothing that could be misunderstood.', 'The flow changes nothing.']));
  });

  it('says so where there is too much to look at', () => {
    expect(explore(flowOf(blockLostCard), house, 20)).toBeNull();
    expect(prove(form(30), house)).toMatchObject({ kind: 'too_large', problem: { code: 'F600', line: 37 } });
  });

  it('looks at everything that can be told in a form of seven choices', () => {
    expect(prove(form(7), house)).toMatchObject({ kind: 'complete', situations: 762 });
  });

  it('begins with the first step where no intent starts the flow: a person can send a customer there', () => {
    const proof = complete(flowWith(block, slots).replace('starts:\n  small.start: {}', 'starts: {}'));
    expect(broken(proof)).toEqual([]);
    expect(proof.situations).toBeGreaterThan(5);
    const endless = complete(
      flowWith('  one:\n    say:\n  two:\n    say:\n    next: one\n').replace('starts:\n  small.start: {}', 'starts: {}'),
    );
    expect(told(endless)).toEqual(['person: (sends the customer here)', 'bot: (goes on and on, and waits for nobody)']);
  });
});

/** A flow that asks for so many things, each one of two words. */
const form = (length: number) => {
  const names = Array.from({ length }, (_, index) => `s${index}`);
  const choices = `slots:\n${names.map((name) => `  ${name}: { type: choice, of: [a, b] }\n`).join('')}`;
  return flowOf(flowWith(names.map((name) => `  ask_${name}:\n    ask: ${name}\n`).join(''), choices));
};

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
/** With a second change behind the first, which is given this. */
const twice = (given: string, steps = block): string =>
  steps
    .replace('ok: done', 'ok: again')
    .replace(
      '  done:\n',
      `  again:\n    do: cards.block\n    with: ${given}\n    once: true\n    on: { ok: done, already_blocked: done, error: person }\n  done:\n`,
    );
const breaking = (from: string, to: string, more = slots): CompleteProof => {
  if (!block.includes(from)) throw new Error(`There is no ${from}`);
  return proofOf(block.replace(from, to), more);
};
const onlyOf = (proof: CompleteProof) => {
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

  it('when nothing leads to an end but the failing of the system', () => {
    const proof = breaking('ok: done, already_blocked: done, error', 'ok: which, already_blocked: which, refused: done, error');
    expect(onlyOf(proof)).toMatchObject({ code: 'F601', line: 9 });
    const failing = '  look:\n    do: cards.none\n    on: { error: end }\n';
    expect(broken(proofOf(`  sure:\n    confirm:\n    no: end\n${failing}`)).map(({ problem }) => problem.code)).toEqual([]);
  });

  it('when the bot has no rule by which customers have a person', () => {
    const proof = prove(flowOf(flowWith(block, slots)), { ...house, hasPersons: false });
    if (proof.kind !== 'complete') throw new Error('The flow is small.');
    expect(onlyOf(proof)).toMatchObject({ code: 'F602', line: 9, cure: expect.stringMatching(/rules\.intent/) });
    expect(told(proof)).toEqual(['customer: (wants small.start)', 'bot: which.ask']);
  });

  it('when a question does not let through who wants a person', () => {
    const graph = explore(flowOf(flowWith(block, slots)), house, 1_000);
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

  it('when who is not understood is handed to a queue where nobody is, and asked again', () => {
    const call = '  call:\n    handoff: { queue: cards, on: { closed: which } }\n    next: end\n';
    const safe = `safe: true\n${slots}repair:\n  tries: { max: 1, then: call }\n`;
    expect(onlyOf(proofOf(block + call, safe))?.code).toBe('F603');
    expect(onlyOf(proofOf(block + call.replace('closed', 'nobody'), safe))?.code).toBe('F603');
    expect(broken(proofOf(block + call, safe.replace('safe: true\n', '')))).toEqual([]);
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

  it('when the name of the action that changes something is mistyped', () => {
    const proof = proofOf(
      block.replace('cards.block', 'cards.blok').replace('yes: block\n    no: which', 'yes: which\n    no: block'),
      slots,
    );
    expect(onlyOf(proof)).toMatchObject({ code: 'F604', message: expect.stringMatching(/“cards\.blok”/) });
  });

  it('when the yes was said before the last question', () => {
    const begin = block.replace('  sure:\n    confirm: [card]\n    yes: block\n    no: which\n', '');
    const proof = proofOf(`  begin:\n    confirm:\n    no: end\n${begin}`, slots);
    expect(onlyOf(proof)).toMatchObject({ code: 'F604', message: expect.stringMatching(/reached without a yes/) });
    expect(told(proof).slice(-3)).toEqual(['bot: which.ask', 'customer: card: some text', 'bot: (does cards.block)']);
  });

  it('when the yes has not shown what the change is given', () => {
    const problem = onlyOf(breaking('confirm: [card]', 'confirm:'));
    expect(problem).toMatchObject({
      code: 'F604',
      line: 15,
      message: expect.stringMatching(/given “card”, which the customer’s yes has not/),
    });
  });

  it('when one yes is taken for the same change twice', () => {
    const proof = proofOf(twice('[card]'), slots);
    expect(onlyOf(proof)).toMatchObject({ code: 'F605', line: 21, message: expect.stringMatching(/“cards\.block”.*one and the same yes/) });
    expect(told(proof).slice(-3)).toEqual(['bot: (does cards.block)', 'action: cards.block: ok', 'bot: (does cards.block)']);
  });

  it('and not when one yes is to two cards that it has shown', () => {
    const more = `${slots}  other: { type: text }\n`;
    const steps = block.replace('  sure:\n    confirm: [card]', '  second:\n    ask: other\n  sure:\n    confirm: [card, other]');
    expect(broken(proofOf(twice('{ card: other }', steps), more))).toEqual([]);
    expect(onlyOf(proofOf(twice('[card]', steps), more))?.code).toBe('F605');
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
    expect(broken(waiting).map(({ problem }) => problem.code)).toEqual(['F603', 'F606']);
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
    const graph = explore(flowOf(flowWith(block, slots)), house, 1_000);
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
