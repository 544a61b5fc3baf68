import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readBundle } from '../../locales/bundle';
import { checkTexts } from '../../locales/check';
import { loadTexts } from '../../locales/texts';

const directory = join(__dirname, '../../locales');
const places = { house: directory, directory, bot: 'card-bank' };
const locales = ['en', 'de'];
/** Lists of words that are read and never said. */
const isRead = (key: string): boolean =>
  key.includes('.words.') || /^(position|number|negation|answer|pointing|courtesy|languages)\./.test(key);

describe('the texts that ship', () => {
  it('are complete and alike in all languages', () => {
    expect(checkTexts({ ...places, locales, channels: ['whatsapp', 'messenger', 'webchat'] })).toEqual([]);
  });

  // WhatsApp refuses a message with a longer button: 20 UTF-16 units.
  it.each(locales)('have labels that fit on a button (%s)', (locale) => {
    const { namespaces } = readBundle(places, locale);
    const labels = [...namespaces].flatMap(([namespace, texts]) =>
      // The desk's own buttons go out by no door.
      [...(namespace === 'console' ? [] : texts)]
        .filter(([key]) => !isRead(key))
        .filter(([key]) => namespace === 'intents' || /(^|[._])(yes|no|menu|neither|back)$|\.opt_\w+$/.test(key))
        .map(([, { text }]) => text),
    );
    expect(labels.length).toBeGreaterThan(20);
    expect(labels.filter((label) => label.length > 20)).toEqual([]);
  });

  it.each(locales)('have card titles that fit on a button (%s)', (locale) => {
    const texts = loadTexts({ ...places, locales });
    for (const kind of ['debit', 'credit']) {
      const title = texts.say(locale, 'block-lost-card', 'which_card.option', { kind, last4: '4821' });
      expect(title).toMatch(/^\p{Lu}\p{Ll}+.* ••4821$/u);
      expect(title.length).toBeLessThanOrEqual(20);
    }
  });

  it.each(locales)('are short enough for a message with buttons on WhatsApp, two in one bubble (%s)', (locale) => {
    const { namespaces } = readBundle(places, locale);
    // What agents send goes out by itself.
    const byBot = [...namespaces].filter(([namespace]) => namespace !== 'articles' && namespace !== 'templates');
    const said = byBot.flatMap(([, texts]) => [...texts].filter(([key]) => !isRead(key)));
    const lengths = said.map(([, { text }]) => text.length);
    expect(Math.max(...lengths)).toBeLessThan(512);
  });
});
