import { describe, expect, it } from '@jest/globals';
import { asId } from '../../../flows/dialogue/ids';
import { eventOfChoice, isTooLate, openQuestion } from '../../../flows/engine/question';
import { startRun } from '../../../flows/engine/step';
import { timersOf } from '../../../flows/engine/timers';
import { blockLostCard } from './block-lost-card';
import { flowOf, flowWith } from './flow-of';
import { atWhichCard, cards, rehearse } from './rehearsal';

const flow = flowOf(blockLostCard);
const [blue, gold] = cards;

describe('openQuestion', () => {
  it('offers the options that an action listed', () => {
    const { question } = atWhichCard(flow);
    expect(question).toMatchObject({ kind: 'ask', slot: 'card', of: 'option', id: 'r1.1' });
    expect(question.choices).toEqual([
      {
        id: 'r1.1.1',
        titleKeys: ['which_card.option'],
        words: ['4821', 'debit', 'blue'],
        option: blue,
        event: { type: 'answer', slot: 'card', value: blue },
      },
      {
        id: 'r1.1.2',
        titleKeys: ['which_card.option'],
        words: ['7710', 'credit', 'gold'],
        option: gold,
        event: { type: 'answer', slot: 'card', value: gold },
      },
    ]);
  });

  it('offers the words of a choice', () => {
    const small = flowOf(flowWith('  which:\n    ask: size\n', 'slots:\n  size: { type: choice, of: [small, large] }\n'));
    expect(rehearse(small).question.choices.map(({ titleKeys }) => titleKeys)).toEqual([['which.opt_small'], ['which.opt_large']]);
  });

  it('offers yes and no, in the words of the step before those of the house', () => {
    const [yes, no] = atWhichCard(flow).tap('1').question.choices;
    expect(yes).toMatchObject({ titleKeys: ['confirm_block.yes', 'repair:yes'], event: { type: 'yes' } });
    expect(no).toMatchObject({ titleKeys: ['confirm_block.no', 'repair:no'], event: { type: 'no' } });
  });

  it('knows the other values of what was asked before, also where it is too late for them', () => {
    const confirming = atWhichCard(flow).tap('1');
    const correction = { type: 'correct', slot: 'card', value: gold } as const;
    expect(confirming.question.corrections.map(({ event }) => event)).toEqual([correction]);
    expect(isTooLate(flow, confirming.run, correction)).toBe(false);
    const blocked = confirming.tap('yes').outcome('ok');
    expect(blocked.question.corrections.map(({ event }) => event)).toEqual([correction]);
    expect(isTooLate(flow, blocked.run, correction)).toBe(true);
    expect(isTooLate(flow, blocked.run, { type: 'no' })).toBe(false);
  });

  it('is null while an action or a person is waited for', () => {
    expect(openQuestion(flow, rehearse(flow).run)).toBeNull();
    expect(openQuestion(flow, rehearse(flow).outcome('unknown').run)).toBeNull();
  });

  it('takes numbers in an option as text, and leaves out what has no id', () => {
    const listed = [{ id: 'k1', limit: 500, closed: null }, { last4: '0000' }, 'k3'];
    const asked = rehearse(flow).outcome('registered').outcome('ok', { cards: listed });
    expect(asked.question.choices.map(({ option }) => option)).toEqual([{ id: 'k1', limit: '500' }]);
  });
});

describe('eventOfChoice', () => {
  it('takes a tap on an earlier bubble of the same question', () => {
    const asked = atWhichCard(flow);
    const retried = asked.on({ type: 'nomatch' });
    expect(eventOfChoice(retried.question, 'r1.1.2')).toEqual({ type: 'answer', slot: 'card', value: gold });
  });

  it('calls a tap stale that belongs to an earlier visit: a "yes" to one question never confirms another', () => {
    const first = atWhichCard(flow).tap('1');
    const yes = `${first.question.id}.yes`;
    expect(eventOfChoice(first.on({ type: 'cancel' }).question, yes)).toBe('stale');
    expect(eventOfChoice(first.on({ type: 'correct', slot: 'card', value: gold }).question, yes)).toBe('stale');
    expect(eventOfChoice(first.tap('yes').outcome('ok').question, yes)).toBe('stale');
  });
});

describe('timersOf', () => {
  it('gives the silence of an open question in ms', () => {
    expect(timersOf(flow, atWhichCard(flow).run)).toEqual({ remind: 180_000, close: 1_800_000 });
  });

  it('has no reminder unless the flow sets one', () => {
    const small = flowOf(flowWith('  sure:\n    confirm:\n', 'repair: { silence: { close: 2h } }\n'));
    expect(timersOf(small, rehearse(small).run)).toEqual({ close: 7_200_000 });
  });

  it('is empty while an action is waited for', () => {
    const { run } = startRun(flow, { id: asId('r1'), slots: {}, values: {} });
    expect(run && timersOf(flow, run)).toEqual({});
  });
});
