import { describe, expect, it } from '@jest/globals';
import { type AnswerWords, readAnswer } from '../../../flows/engine/read-answer';
import type { Question } from '../../../flows/engine/run';
import { blockLostCard } from './block-lost-card';
import { flowOf, flowWith } from './flow-of';
import { atWhichCard, cards, rehearse } from './rehearsal';

const flow = flowOf(blockLostCard);
const [blue, gold] = cards;
const names: Readonly<Record<string, readonly string[]>> = {
  blue: ['blaue', 'blauen'],
  gold: ['golden', 'goldene'],
  debit: ['bank card', 'girocard'],
  credit: ['Visa', 'Kreditkarte'],
  yes: ['ja', 'ok'],
  no: ['nein'],
  lost: ['mislaid'],
};
const words: AnswerWords = {
  title: ({ option, titleKeys }) => (option ? `Card ••${option['last4']}` : titleKeys[0].replace(/.*\.(opt_)?/, '')),
  names: (word) => names[word] ?? [],
  ordinals: [
    ['first', 'erste'],
    ['second', 'number two', 'zweite'],
  ],
  last: ['last', 'letzte'],
  other: ['other', 'andere'],
};

const which = atWhichCard(flow).question;
const confirming = atWhichCard(flow).tap('1').question;
const read = (question: Question, text: string) => readAnswer(question, text, words);
const answer = (value: (typeof cards)[number]) => ({ type: 'answer', slot: 'card', value });

describe('a typed answer to "which card?"', () => {
  it.each([
    ['4821', blue],
    ['it ends in 7710', gold],
    ['•• 7710!', gold],
    ['the number is 5500000000007710 I think, but I am not so sure about it', gold],
    ['Card ••4821', blue],
    ['2', gold],
    ['the second', gold],
    ['number two please', gold],
    ['die zweite', gold],
    ['die letzte', gold],
    ['the blue one', blue],
    ['Die BLAUE', blue],
    ['gold', gold],
    ['my bank card', blue],
    ['kreditkarte', gold],
    ['kreditkatre', gold],
    ['the goldne one', gold],
  ])('%s', (text, card) => {
    expect(read(which, text)).toEqual(answer(card));
  });

  it.each([
    ['nothing that fits', 'purple monkey'],
    ['two at once', 'blue or gold'],
    ['what all have in common', 'card'],
    ['digits of no card', '9999'],
    ['digits of both cards', '4821 or 7710'],
    ['a number beyond the list', '3'],
    ['a mistake in a short word', 'glod'],
    ['half of a name in two words', 'my bank'],
    ['a long sentence with a word of an option in it', 'I was in the blue house when somebody came and talked to me'],
    ['nothing', ' … '],
  ])('is not read from %s', (_, text) => {
    expect(read(which, text)).toBeNull();
  });
});

describe('a typed answer to a confirmation', () => {
  it.each([
    ['yes', { type: 'yes' }],
    ['Ja!', { type: 'yes' }],
    ['nein', { type: 'no' }],
    ['2', { type: 'no' }],
    ['no, 7710', { type: 'correct', slot: 'card', value: gold }],
    ['no, the gold one', { type: 'correct', slot: 'card', value: gold }],
    ['the gold card', { type: 'correct', slot: 'card', value: gold }],
    // What is said of both names neither.
    ['it is my card', null],
    ['the blue card', null],
    ['nein, die andere', { type: 'correct', slot: 'card', value: gold }],
  ])('%s', (text, event) => {
    expect(read(confirming, text)).toEqual(event);
  });

  it.each(['no idea', 'yes the blue one', 'the first', 'block it'])('leaves "%s" to triage', (text) => {
    expect(read(confirming, text)).toBeNull();
  });
});

describe('other questions', () => {
  it('reads the words of a choice', () => {
    const small = flowOf(flowWith('  what:\n    ask: cause\n', 'slots:\n  cause: { type: choice, of: [lost, stolen] }\n'));
    const { question } = rehearse(small);
    expect(read(question, 'I have mislaid it')).toEqual({ type: 'answer', slot: 'cause', value: 'lost' });
    expect(read(question, 'it was stollen')).toEqual({ type: 'answer', slot: 'cause', value: 'stolen' });
  });

  it('takes a text as it is, from 1 to 500 characters', () => {
    const small = flowOf(flowWith('  what:\n    ask: note\n', 'slots:\n  note: { type: text }\n'));
    const { question } = rehearse(small);
    expect(read(question, '  Ring twice. ')).toEqual({ type: 'answer', slot: 'note', value: 'Ring twice.' });
    expect(read(question, 'x'.repeat(500))).not.toBeNull();
    expect(read(question, 'x'.repeat(501))).toBeNull();
    expect(read(question, '   ')).toBeNull();
  });
});
