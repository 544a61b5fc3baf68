import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../../bots/channels/messenger/limits';
import { render } from '../../../../bots/channels/messenger/render';

const choice = (id: string, title: string, description?: string) => ({ id, title, ...(description === undefined ? {} : { description }) });
const some = (count: number) => Array.from({ length: count }, (_, index) => choice(`${index}`, `Title ${index}`));
const quickReply = (title: string, payload: string) => ({ content_type: 'text', title, payload });

describe('render of Messenger', () => {
  it('shows a text as a text', () => {
    expect(render({ text: 'Hello' })).toEqual([{ text: 'Hello' }]);
  });

  it('says what a template says in words, for it has none', () => {
    expect(render({ text: 'Hello', template: { name: 'hello', language: 'en', values: {} } })).toEqual([{ text: 'Hello' }]);
  });

  it('shows up to three short choices as buttons, which stay', () => {
    expect(render({ text: 'Sure?', choices: [choice('y', 'Yes'), choice('n', 'x'.repeat(20))] })).toEqual([
      {
        attachment: {
          type: 'template',
          payload: {
            template_type: 'button',
            text: 'Sure?',
            buttons: [
              { type: 'postback', title: 'Yes', payload: 'y' },
              { type: 'postback', title: 'x'.repeat(20), payload: 'n' },
            ],
          },
        },
      },
    ]);
  });

  it.each([
    ['there are four', some(4)],
    ['a title has 21 characters', [choice('a', 'x'.repeat(21)), choice('b', 'B')]],
    ['two titles are equal', [choice('a', 'Card'), choice('b', 'Card')]],
    ['one has a description', [choice('a', 'Card', 'blue')]],
  ])('numbers choices in the text when %s, with quick replies besides', (_, choices) => {
    const lines = choices.map(
      ({ title, description }, index) => `${index + 1}. ${title}${description === undefined ? '' : ` – ${description}`}`,
    );
    const [payload, ...more] = render({ text: 'Which?', choices });
    expect(more).toEqual([]);
    expect(payload).toMatchObject({ text: `Which?\n\n${lines.join('\n')}`, quick_replies: choices.map(({ id }) => ({ payload: id })) });
  });

  it('begins a quick reply with its number, so that no two that are cut look the same', () => {
    const choices = [choice('a', 'Debit card ending in 4821'), choice('b', 'Debit card ending in 7710')];
    expect(render({ text: 'Which?', choices })).toMatchObject([
      { quick_replies: [quickReply('1. Debit card endin…', 'a'), quickReply('2. Debit card endin…', 'b')] },
    ]);
  });

  it.each([
    ['fourteen of them', some(14)],
    ['an id twice', [choice('a', 'A'), choice('a', 'B')]],
    ['an id of 1,001 characters', [choice('x'.repeat(1001), 'A')]],
    ['a title without words', [choice('a', ' '), choice('b', 'B')]],
  ])('shows nothing to tap besides the numbers when there is %s', (_, choices) => {
    const [payload, ...more] = render({ text: 'Which?', choices });
    expect(more).toEqual([]);
    expect(Object.keys(payload ?? {})).toEqual(['text']);
  });

  it('takes the limits themselves', () => {
    expect(render({ text: 'x'.repeat(640), choices: some(3) })).toHaveLength(1);
    expect(render({ text: 'x'.repeat(641), choices: some(3) })).toHaveLength(2);
    expect(render({ text: 'Which?', choices: some(13) })).toMatchObject([{ quick_replies: { length: 13 } }]);
  });

  it('puts the quick replies of a long text on its last bubble', () => {
    const payloads = render({ text: 'word '.repeat(500), choices: some(5) });
    expect(payloads.map(({ quick_replies: replies }) => replies !== undefined)).toEqual([false, true]);
  });

  it('gives choices without words a text all the same', () => {
    expect(render({ text: '', choices: some(2), menu: 'Choose' })).toMatchObject([{ attachment: { payload: { text: 'Choose' } } }]);
    expect(render({ text: '', choices: some(2) })).toMatchObject([{ attachment: { payload: { text: '☰' } } }]);
  });

  it('names unit and source of each limit', () => {
    for (const limit of Object.values(limits))
      expect(limit).toEqual({ most: expect.any(Number), unit: expect.any(String), source: expect.any(String) });
  });
});
