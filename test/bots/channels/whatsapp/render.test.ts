import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../../bots/channels/whatsapp/limits';
import { render } from '../../../../bots/channels/whatsapp/render';

const choice = (id: string, title: string, description?: string) => ({ id, title, ...(description === undefined ? {} : { description }) });
const some = (count: number) => Array.from({ length: count }, (_, index) => choice(`${index}`, `Title ${index}`));

describe('render of WhatsApp', () => {
  it('shows a text as a text', () => {
    expect(render({ text: 'Hello' })).toEqual([{ type: 'text', text: { body: 'Hello', preview_url: false } }]);
  });

  it('sends a template by its name and language, with its parameters by their names', () => {
    const template = { name: 'question', language: 'de', values: { customer_name: 'Frau Kurz', question: 'Welche?' } };
    const parameters = [
      { type: 'text', parameter_name: 'customer_name', text: 'Frau Kurz' },
      { type: 'text', parameter_name: 'question', text: 'Welche?' },
    ];
    expect(render({ text: 'Guten Tag Frau Kurz: Welche?', template })).toEqual([
      { type: 'template', template: { name: 'question', language: { code: 'de' }, components: [{ type: 'body', parameters }] } },
    ]);
    expect(render({ text: 'Guten Tag.', template: { name: 'hello', language: 'en_US', values: {} } })).toEqual([
      { type: 'template', template: { name: 'hello', language: { code: 'en_US' } } },
    ]);
  });

  it('shows up to three short choices as reply buttons', () => {
    expect(render({ text: 'Sure?', choices: [choice('y', 'Yes'), choice('n', 'x'.repeat(20))] })).toEqual([
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Sure?' },
          action: {
            buttons: [
              { type: 'reply', reply: { id: 'y', title: 'Yes' } },
              { type: 'reply', reply: { id: 'n', title: 'x'.repeat(20) } },
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
  ])('shows choices as a list when %s', (_, choices) => {
    expect(render({ text: 'Which?', choices, menu: 'Choose' })).toMatchObject([
      { type: 'interactive', interactive: { type: 'list', action: { button: 'Choose', sections: [{ rows: choices }] } } },
    ]);
  });

  it('shortens a title of 25 characters and puts it whole into the description', () => {
    const title = 'Debit card ending in 4821';
    expect(render({ text: 'Which?', choices: [choice('a', title)], menu: 'Choose' })).toMatchObject([
      { interactive: { action: { sections: [{ rows: [{ id: 'a', title: 'Debit card ending in 48…', description: title }] }] } } },
    ]);
  });

  it.each([
    ['eleven of them', some(11)],
    ['a title of 73 characters', [choice('a', 'x'.repeat(73))]],
    ['a description of 73 characters', [choice('a', 'A', 'x'.repeat(73))]],
    ['an id twice', [choice('a', 'A'), choice('a', 'B')]],
    ['an id of 201 characters', [choice('x'.repeat(201), 'A')]],
  ])('numbers choices in the text when there is %s', (_, choices) => {
    const [payload, ...more] = render({ text: 'Which?', choices, menu: 'Choose' });
    const lines = choices.map(
      ({ title, description }, index) => `${index + 1}. ${title}${description === undefined ? '' : ` – ${description}`}`,
    );
    expect(more).toEqual([]);
    expect(payload).toMatchObject({ type: 'text', text: { body: `Which?\n\n${lines.join('\n')}` } });
  });

  it('takes the limits themselves', () => {
    const row = choice('x'.repeat(200), 'x'.repeat(24), 'y'.repeat(72));
    expect(render({ text: 'Which?', choices: [row, ...some(9)], menu: 'Choose' })).toMatchObject([{ interactive: { type: 'list' } }]);
    expect(render({ text: 'x'.repeat(1024), choices: some(2) })).toHaveLength(1);
    expect(render({ text: 'x'.repeat(1025), choices: some(2) })).toHaveLength(2);
  });

  it('cuts the label of the list between characters', () => {
    expect(render({ text: 'Which?', choices: some(4), menu: `${'x'.repeat(17)}👨‍👩‍👧yz` })).toMatchObject([
      { interactive: { action: { button: `${'x'.repeat(17)}…` } } },
    ]);
  });

  it('gives choices without words a body all the same', () => {
    expect(render({ text: '', choices: some(2), menu: 'Choose' })).toMatchObject([{ interactive: { body: { text: 'Choose' } } }]);
    expect(render({ text: '', choices: some(2) })).toMatchObject([{ interactive: { body: { text: '☰' } } }]);
  });

  it('sends no control character and no half of a surrogate pair', () => {
    expect(render({ text: 'a\u0000b\tc\r\nd\uD83D e\u200F' })).toMatchObject([{ text: { body: 'ab c\nd\uFFFD e\u200F' } }]);
  });

  it('names unit and source of each limit', () => {
    for (const limit of Object.values(limits))
      expect(limit).toEqual({ most: expect.any(Number), unit: expect.any(String), source: expect.any(String) });
  });
});
