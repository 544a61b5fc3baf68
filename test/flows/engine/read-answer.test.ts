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
  numbers: [
    ['one', 'eins', 'number 1'],
    ['two', 'zwei', 'die 2'],
  ],
  other: ['other', 'andere'],
  negations: ['not', "don't", "wasn't", 'instead of', 'nicht', 'nicht dass', 'weder'],
  contrasts: ['but', 'sondern'],
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
    ['4 8 2 1', blue],
    ['77 10', gold],
    ['1111 2222 3333 4821', blue],
    ['eins', blue],
    ['Two!', gold],
    ['die 2.', gold],
    ['gold, not blue', gold],
    ['not blue but gold', gold],
    ['not the blue one, the gold one', gold],
    ['the gold one instead of the blue one', gold],
    ['4821 not 7710', blue],
    ['not 4821, 7710', gold],
    ['not the first, the second', gold],
    ['nicht die blaue, sondern die goldene', gold],
    ['nicht die blaue sondern die goldene', gold],
    ['die goldene, die blaue nicht', gold],
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
    ['what is not meant', 'not the blue one'],
    ['what is not meant, by a word of all', "I don't mean the blue card"],
    ['what is not meant, said before the "not"', 'die blaue ist es nicht'],
    ['digits that are not meant', 'not 4821'],
    ['digits before a "not"', '4821 nicht'],
    ['a place that is not meant', 'not the first one'],
    ['two things that are not meant', 'weder die blaue noch die goldene'],
    ['more of one and less of another', 'the gold visa or the blue one'],
    ['a number of things', 'I have 2 cards'],
    ['a number word among others', 'this one'],
    ['digits that belong to two numbers', '48 21 77 10'],
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
    ['not the blue one, the gold one', { type: 'correct', slot: 'card', value: gold }],
    ['nicht die blaue, die goldene', { type: 'correct', slot: 'card', value: gold }],
    ['not the gold one', null],
    ['not the blue card', null],
  ])('%s', (text, event) => {
    expect(read(confirming, text)).toEqual(event);
  });

  it.each(['no idea', 'yes the blue one', 'the first', 'one', 'block it'])('leaves "%s" to triage', (text) => {
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

  describe('a choice with sentences for titles', () => {
    const slots = 'slots:\n  cause: { type: choice, of: [lost, stolen] }\n';
    const { question } = rehearse(flowOf(flowWith('  what:\n    ask: cause\n', slots)));
    const sentences: AnswerWords = {
      ...words,
      title: ({ titleKeys }) => (titleKeys[0].endsWith('lost') ? 'I lost it' : 'It was stolen'),
      names: (word) => ({ lost: ['gone', 'left it', "can't find it", 'finde sie nicht'], stolen: ['taken', 'theft'] })[word] ?? [],
    };
    const cause = (text: string) => {
      const event = readAnswer(question, text, sentences);
      return event?.type === 'answer' ? event.value : event;
    };

    it.each([
      ['I lost it', 'lost'],
      ['I think I lost it', 'lost'],
      ['cant find it', 'lost'],
      ['I left it on the bus', 'lost'],
      ['ich finde sie nicht', 'lost'],
      ['not stolen, lost', 'lost'],
      ["it wasn't stolen but lost", 'lost'],
      ['it was stolen', 'stolen'],
      ['stolen, not lost', 'stolen'],
      ['nicht lost sondern stolen', 'stolen'],
    ])('%s: %s', (text, value) => {
      expect(cause(text)).toBe(value);
    });

    it.each([
      'what was that?',
      'yes I do',
      'I am sure',
      'yes please, I want it blocked',
      'I saw a guy grab it',
      "I don't want to say",
      'was it?',
      'it was not stolen',
      "it wasn't stolen",
      'not lost',
      'lost or stolen',
      "I don't know if I lost it",
      'ich glaube nicht, dass ich sie lost habe',
      'weder lost noch stolen',
      'I left it for a minute and it was stolen',
    ])('reads nothing from "%s"', (text) => {
      expect(cause(text)).toBeNull();
    });
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
