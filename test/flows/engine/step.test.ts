import { describe, expect, it } from '@jest/globals';
import { hasPlaceOf, RunOutOfPlace, stepRun } from '../../../flows/engine/step';
import { blockLostCard } from './block-lost-card';
import { flowOf, flowWith } from './flow-of';
import { atWhichCard, cards, rehearse } from './rehearsal';

const flow = flowOf(blockLostCard);
const [blue, gold] = cards;

describe('a run of block-lost-card', () => {
  it('greets and looks the customer up', () => {
    const begun = rehearse(flow, { cause: 'lost' });
    expect(begun.said).toEqual(['greet.say']);
    expect(begun.performed).toEqual({
      kind: 'perform',
      action: 'customers.find',
      input: {},
      key: null,
      timeout: 8000,
      retry: { times: 2, wait: 500 },
    });
  });

  it('passes a value on under the name that the action wants', () => {
    const found = rehearse(flow).outcome('registered', { customer: { id: 'c1' } });
    expect(found.performed?.input).toEqual({ customer: 'c1' });
  });

  it('goes all the way by taps', () => {
    const blocking = atWhichCard(flow).tap('2').tap('yes');
    expect(blocking.performed).toMatchObject({ action: 'cards.block', input: { card: 'k2', cause: 'lost' }, timeout: 8000 });
    const offered = blocking.outcome('ok');
    expect(offered.said).toEqual(['blocked.say', 'offer_new.ask']);
    const ordered = offered.tap('yes').tap('yes').outcome('ok');
    expect(ordered.said).toEqual(['ordered.say', 'anything_else.ask']);
    expect(ordered.tap('no').stepped).toMatchObject({ run: null, ended: 'end', effects: [] });
    expect(ordered.tap('yes').stepped.ended).toBe('triage');
  });

  it('asks again, with an empty slot, when a confirmation leads back to the question', () => {
    const back = atWhichCard(flow).tap('1').tap('no');
    expect(back.said).toEqual(['which_card.ask']);
    expect(back.run.slots).toEqual({ cause: 'lost' });
  });

  it('hands over to a person with what that person is told', () => {
    const unknown = rehearse(flow).outcome('unknown');
    expect(unknown.stepped.effects).toEqual([
      { kind: 'say', keys: ['no_card.say'] },
      { kind: 'handoff', queue: 'cards-emergency', priority: 'urgent', tell: ['cause'] },
    ]);
    expect(unknown.run).toMatchObject({ step: 'no_card', phase: 'waiting' });
    expect(unknown.on({ type: 'returned' }).stepped.ended).toBe('triage');
  });

  it('stays where it is while nobody comes, unless the handoff says where to go on', () => {
    const waiting = rehearse(flow).outcome('unknown');
    for (const type of ['closed', 'nobody'] as const) {
      expect(waiting.on({ type }).stepped).toEqual({ run: waiting.run, ended: null, effects: [] });
    }
  });

  it('takes the exits that a handoff names itself', () => {
    const moved = atWhichCard(flow).tap('1').tap('yes').outcome('ok').tap('yes').tap('no');
    expect(moved.on({ type: 'returned' }).said).toEqual(['anything_else.ask']);
    expect(moved.on({ type: 'closed' }).said).toEqual(['anything_else.ask']);
    const later = atWhichCard(flow).tap('1').tap('yes').outcome('ok').tap('yes').tap('yes').outcome('error');
    expect(later.on({ type: 'nobody' }).said).toEqual(['anything_else.ask']);
  });

  it('takes an outcome that it does not know for an error', () => {
    const odd = atWhichCard(flow).tap('1').tap('yes').outcome('half_blocked');
    expect(odd.said).toEqual(['block_failed.say']);
  });

  it('tells how it was when it ended', () => {
    const ended = atWhichCard(flow).tap('1').on({ type: 'human' }).stepped;
    expect(ended).toMatchObject({ run: null, ended: 'human', last: { step: 'confirm_block', slots: { card: blue, cause: 'lost' } } });
  });
});

describe('a step that leads back to itself', () => {
  it('is done once more, and does not wait for what nobody does', () => {
    const person = flowOf(flowWith('  person:\n    handoff: { queue: cards, on: { returned: person } }\n'));
    expect(rehearse(person).on({ type: 'returned' }).stepped.effects).toEqual([
      expect.objectContaining({ kind: 'handoff', queue: 'cards' }),
    ]);
    const look = flowOf(flowWith('  look:\n    do: cards.list\n    on: { ok: end, error: look }\n'));
    expect(rehearse(look).outcome('error').performed?.action).toBe('cards.list');
    const sure = flowOf(flowWith('  sure:\n    confirm:\n    yes: end\n    no: sure\n'));
    expect(rehearse(sure).on({ type: 'no' }).said).toEqual(['sure.ask']);
  });
});

describe('the key of an action that is done once', () => {
  const keyOf = (tapped: string) => atWhichCard(flow).tap(tapped).tap('yes').performed?.key;

  it('is the same for the same run, step and values', () => {
    expect(keyOf('1')).toBe(keyOf('1'));
    expect(keyOf('1')).toMatch(/^r1\.block\.[0-9a-f]{16}$/);
  });

  it('is another one for other values', () => {
    expect(keyOf('1')).not.toBe(keyOf('2'));
  });
});

describe('repair', () => {
  it('puts the question in other words at each miss, then calls a person', () => {
    const once = atWhichCard(flow).on({ type: 'nomatch' });
    expect(once.stepped.effects).toEqual([{ kind: 'ask', keys: ['which_card.retry_1', 'which_card.ask'] }]);
    const twice = once.on({ type: 'nomatch' });
    expect(twice.stepped.effects).toEqual([{ kind: 'ask', keys: ['which_card.retry_2', 'which_card.ask'] }]);
    expect(twice.on({ type: 'nomatch' }).stepped.ended).toBe('human');
  });

  it('counts a yes to an open question as a miss', () => {
    expect(atWhichCard(flow).on({ type: 'yes' }).run.phase).toBe('try_2');
  });

  it('counts an answer for another slot as a miss', () => {
    expect(atWhichCard(flow).on({ type: 'answer', slot: 'cause', value: 'lost' }).run.phase).toBe('try_2');
  });

  it('helps and repeats without losing a try or making the choices stale', () => {
    const asked = atWhichCard(flow).on({ type: 'nomatch' });
    const helped = asked.on({ type: 'help' });
    expect(helped.stepped.effects).toEqual([{ kind: 'ask', before: ['which_card.help', 'repair:help'], keys: ['which_card.ask'] }]);
    expect(helped.run).toEqual(asked.run);
    expect(helped.on({ type: 'repeat' }).said).toEqual(['which_card.ask']);
    expect(helped.on({ type: 'repeat' }).run).toEqual(asked.run);
  });

  it('asks before it stops, and comes back to the same try', () => {
    const asked = atWhichCard(flow).on({ type: 'nomatch' });
    const stopping = asked.on({ type: 'cancel' });
    expect(stopping.said).toEqual(['repair:cancel_ask']);
    expect(stopping.question).toMatchObject({ kind: 'cancelling', step: 'which_card' });
    const back = stopping.tap('no');
    expect(back.said).toEqual(['which_card.ask']);
    expect(back.run.phase).toBe('try_2');
    expect(stopping.on({ type: 'nomatch' }).run.phase).toBe('try_2');
  });

  it('stops on a yes, and on "cancel" said twice', () => {
    const stopping = atWhichCard(flow).on({ type: 'cancel' });
    for (const event of [{ type: 'yes' }, { type: 'cancel' }] as const) {
      expect(stopping.on(event).stepped).toMatchObject({ ended: 'cancelled', effects: [{ kind: 'say', keys: ['repair:cancelled'] }] });
    }
  });

  it('stops at once where the flow wants it so', () => {
    const small = flowOf(flowWith('  sure:\n    confirm:\n', 'repair: { cancel: at_once }\n'));
    expect(rehearse(small).on({ type: 'cancel' }).stepped.ended).toBe('cancelled');
  });

  it('says "too late" past a commit, in place', () => {
    const blocking = atWhichCard(flow).tap('1').tap('yes');
    expect(blocking.on({ type: 'cancel' }).said).toEqual(['repair:too_late']);
    const offered = blocking.outcome('ok');
    const cancelled = offered.on({ type: 'cancel' });
    expect(cancelled.said).toEqual(['repair:too_late + offer_new.ask']);
    expect(cancelled.run).toEqual(offered.run);
  });

  it('says "too late" to a correction past a commit, in the words of its question before those of the house', () => {
    const offered = atWhichCard(flow).tap('1').tap('yes').outcome('ok');
    const corrected = offered.on({ type: 'correct', slot: 'card', value: gold });
    expect(corrected.stepped.effects).toEqual([
      { kind: 'ask', before: ['which_card.too_late', 'repair:too_late'], keys: ['offer_new.ask'] },
    ]);
    expect(corrected.run).toEqual(offered.run);
  });

  describe('goes by the ways of a flow, not by the order of its file', () => {
    const sizes = 'slots:\n  size: { type: choice, of: [small, large] }\n';
    const small = { type: 'answer', slot: 'size', value: 'small' } as const;
    const large = { type: 'correct', slot: 'size', value: 'large' } as const;

    it('locks what a commit lower down has used', () => {
      const steps = `  which:\n    ask: size\n  sure:\n    confirm: [size]\n    yes: fix\n  offer:\n    confirm:\n    yes: end\n  fix:\n    do: it.fix\n    with: [size]\n    commit: true\n    on: { ok: offer, error: human }\n`;
      const sure = rehearse(flowOf(flowWith(steps, sizes))).on(small);
      expect(sure.on(large).run.slots).toEqual({ size: 'large' });
      const offered = sure.on({ type: 'yes' }).outcome('ok');
      expect(offered.said).toEqual(['offer.ask']);
      expect(offered.on(large).said).toEqual(['which.too_late + offer.ask']);
      expect(offered.on(large).run).toEqual(offered.run);
    });

    it('goes back to the question where a step lower down has used the slot', () => {
      const steps = `  which:\n    ask: size\n    next: price\n  sure:\n    confirm:\n  price:\n    do: prices.read\n    with: [size]\n    on: { ok: sure, error: human }\n`;
      const sure = rehearse(flowOf(flowWith(steps, sizes)))
        .on(small)
        .outcome('ok');
      expect(sure.on(large).performed?.input).toEqual({ size: 'large' });
    });

    it('corrects what a question lower down has asked', () => {
      const steps = `  start:\n    say:\n    next: which\n  sure:\n    confirm: [size]\n  which:\n    ask: size\n    next: sure\n`;
      const sure = rehearse(flowOf(flowWith(steps, sizes))).on(small);
      expect(sure.question.corrections.map(({ event }) => event)).toEqual([large]);
      expect(sure.on(large).said).toEqual(['sure.ask']);
      expect(sure.on(large).run.slots).toEqual({ size: 'large' });
    });

    it('takes what is asked anew in a second round for open, though the first one was committed', () => {
      const steps = `  which:\n    ask: size\n  sure:\n    confirm: [size]\n  fix:\n    do: it.fix\n    with: [size]\n    commit: true\n    on: { ok: more, error: human }\n  more:\n    confirm:\n    yes: which\n`;
      const more = rehearse(flowOf(flowWith(steps, sizes)))
        .on(small, { type: 'yes' })
        .outcome('ok');
      expect(more.on(large).said).toEqual(['which.too_late + more.ask']);
      const again = more.on({ type: 'yes' }, small);
      expect(again.said).toEqual(['sure.ask']);
      expect(again.on(large).run.slots).toEqual({ size: 'large' });
    });
  });

  it('corrects a slot and confirms anew', () => {
    const confirming = atWhichCard(flow).tap('1');
    const corrected = confirming.on({ type: 'correct', slot: 'card', value: gold });
    expect(corrected.said).toEqual(['confirm_block.ask']);
    expect(corrected.run.slots['card']).toEqual(gold);
    expect(corrected.run.visit).toBeGreaterThan(confirming.run.visit);
  });

  it('goes back to the question of a corrected slot when an action has used it since', () => {
    const small = flowOf(
      flowWith(
        `  which:\n    ask: size\n  price:\n    do: prices.read\n    with: [size]\n    on: { ok: colour, error: human }\n  colour:\n    ask: colour\n`,
        'slots:\n  size: { type: choice, of: [small, large] }\n  colour: { type: text }\n',
      ),
    );
    const asked = rehearse(small).on({ type: 'answer', slot: 'size', value: 'small' }).outcome('ok');
    expect(asked.said).toEqual(['colour.ask']);
    const corrected = asked.on({ type: 'correct', slot: 'size', value: 'large' });
    expect(corrected.performed?.input).toEqual({ size: 'large' });
  });

  it('still corrects what was asked after the commit', () => {
    const small = flowOf(
      flowWith(
        `  fix:\n    do: it.fix\n    commit: true\n    on: { ok: size, error: human }\n  size:\n    ask: size\n  sure:\n    confirm: [size]\n`,
        'slots:\n  size: { type: choice, of: [small, large] }\n',
      ),
    );
    const sure = rehearse(small).outcome('ok').on({ type: 'answer', slot: 'size', value: 'small' });
    expect(sure.on({ type: 'correct', slot: 'size', value: 'large' }).run.slots).toEqual({ size: 'large' });
  });

  it('reminds, and ends in silence', () => {
    const asked = atWhichCard(flow);
    const reminded = asked.on({ type: 'remind' });
    expect(reminded.said).toEqual(['repair:remind + which_card.ask']);
    expect(reminded.run).toEqual(asked.run);
    expect(reminded.on({ type: 'silence' }).stepped).toMatchObject({
      ended: 'silent',
      effects: [{ kind: 'say', keys: ['repair:closed'] }],
    });
  });
});

describe('stepRun', () => {
  it('changes nothing for an event that means nothing here', () => {
    const asked = atWhichCard(flow);
    const again = asked.on({ type: 'returned' });
    expect(again.run).toEqual(asked.run);
    expect(again.stepped.effects).toEqual([]);
  });

  it('refuses a run whose place the flow has no longer', () => {
    const run = { ...atWhichCard(flow).run, step: 'a_step_of_last_year' };
    expect(hasPlaceOf(flow, run)).toBe(false);
    expect(() => stepRun(flow, run, { type: 'help' })).toThrow(RunOutOfPlace);
  });

  it('skips a question that is answered from the start', () => {
    const small = flowOf(
      flowWith('  which:\n    ask: size\n  done:\n    say:\n', 'slots:\n  size: { type: choice, of: [small, large] }\n'),
    );
    expect(rehearse(small, { size: 'small' }).stepped).toMatchObject({ ended: 'end', effects: [{ kind: 'say', keys: ['done.say'] }] });
  });

  it.each([
    '  one:\n    say:\n  two:\n    say:\n    next: one\n',
    '  one:\n    say:\n    next: one\n',
  ])('throws on a circle that lint was not asked about, and does not hang: %j', (steps) => {
    expect(() => rehearse(flowOf(flowWith(steps)))).toThrow(
      expect.objectContaining({
        code: 'endless_flow',
        message: expect.stringMatching(/^The flow small goes in a circle .* Put a question into it/),
      }),
    );
  });
});
