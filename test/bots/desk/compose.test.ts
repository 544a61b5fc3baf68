import { describe, expect, it } from '@jest/globals';
import { compose } from '../../../bots/desk/compose';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { memoryStore } from '../../../bots/testing/memory-store';
import { asId } from '../../../flows/dialogue/ids';

describe('a template whose placeholders stand side by side', () => {
  const fill = (values: Readonly<Record<string, string>>) =>
    compose(
      {
        store: memoryStore(),
        channels: new Map([['whatsapp', { ...fakeChannel('whatsapp'), templates: true }]]),
        bot: {
          texts: {
            has: () => true,
            words: () => ({}),
            all: () => ({ language: 'en', reference: 'Your reference: {{first}} {{second}}' }),
            say: (_locale, _namespace, _key, { first, second } = {}) => `Your reference: ${String(first)} ${String(second)}`,
          },
        },
      },
      { id: asId('c'), channel: 'whatsapp', locale: 'en' },
      { kind: 'template', name: 'reference', values },
    );

  it('is filled with any values', async () => {
    expect(await fill({ first: 'AB 12', second: '2026' })).toMatchObject({ line: { text: 'Your reference: AB 12 2026' } });
  });

  it('is refused where they make up a card number together, for its values go out one by one', async () => {
    expect(await fill({ first: '4111 1111', second: '1111 1111' })).toEqual({ kind: 'refused', why: 'card_number' });
  });
});
