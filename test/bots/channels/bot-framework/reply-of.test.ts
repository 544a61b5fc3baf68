import { describe, expect, it } from '@jest/globals';
import { type Activity, CardFactory, MessageFactory } from 'botbuilder';
import { replyOf } from '../../../../bots/channels/bot-framework/reply-of';

/** As a handler in plain JavaScript may send it. */
const sent = (activity: unknown) => replyOf(activity as Partial<Activity>);
const action = (more: object) => ({ type: 'message', text: 'Well?', suggestedActions: { to: [], actions: [{ type: 'imBack', ...more }] } });

describe('what a customer can read of an activity', () => {
  it('is its text with its suggested actions', () => {
    expect(sent(MessageFactory.suggestedActions(['Refund', 'Other'], 'What is it about?'))).toEqual({
      text: 'What is it about?',
      choices: [
        { id: 'Refund', title: 'Refund' },
        { id: 'Other', title: 'Other' },
      ],
    });
  });

  it('is the words of a card, with its buttons', () => {
    const card = CardFactory.heroCard('Delivery', 'It is on its way.', undefined, ['Where?', 'Thanks']);
    expect(sent(MessageFactory.attachment(card, 'Good news'))).toEqual({
      text: 'Good news\nDelivery\nIt is on its way.',
      choices: [
        { id: 'Where?', title: 'Where?' },
        { id: 'Thanks', title: 'Thanks' },
      ],
    });
  });

  it.each([
    ['no title', { value: 'v1' }, { id: 'v1', title: 'v1' }],
    ['an object as its value', { title: 'A', value: { a: 1 } }, { id: '{"a":1}', title: 'A' }],
    ['a number as its value', { title: 'A', value: 7 }, { id: '7', title: 'A' }],
    ['no value', { title: 'A' }, { id: 'A', title: 'A' }],
    ['a value that no service takes', { title: 'A', value: 'x'.repeat(201) }, { id: 'A', title: 'A' }],
  ])('is a choice also where the action has %s', (_, more, choice) => {
    expect(sent(action(more))?.choices).toEqual([choice]);
  });

  it('are choices of which no two have the same id', () => {
    const actions = ['One', 'Two'].map((title) => ({ type: 'postBack', title, value: 'go' }));
    const ids = sent({ text: 'Well?', suggestedActions: { actions } })?.choices?.map(({ id }) => id);
    expect(ids).toEqual(['go', 'go#2']);
  });

  it('is a link in words', () => {
    expect(sent(action({ type: 'openUrl', title: 'Web', value: 'https://bank.example' }))).toEqual({
      text: 'Well?\nWeb: https://bank.example',
    });
  });

  it.each([
    ['typing', { type: 'typing' }],
    ['an event', { type: 'event', name: 'x' }],
    ['an empty message', { type: 'message', text: '' }],
    ['actions that are none', { type: 'message', suggestedActions: {} }],
  ])('is nothing in %s', (_, activity) => {
    expect(sent(activity)).toBeNull();
  });

  it.each([
    [
      'choices without a question',
      { suggestedActions: { actions: [{ type: 'imBack', title: 'A', value: 'a' }] } },
      /Give the activity a text/,
    ],
    ['a card of another kind', MessageFactory.attachment(CardFactory.adaptiveCard({}), 'see'), /card\.adaptive. Say it in a text/],
    ['a picture', MessageFactory.contentUrl('https://a.example/x.png', 'image/png', 'x', 'see'), /image\/png. Say it in a text/],
    ['a card with a picture', MessageFactory.attachment(CardFactory.heroCard('T', ['https://a.example/x.png'])), /no pictures. Say/],
    ['a button that is no answer', action({ type: 'signin', title: 'Sign in', value: 'x' }), /Use imBack/],
  ])('is refused with a cure in %s', (_, activity, cure) => {
    expect(() => sent(activity)).toThrow(cure);
  });
});
