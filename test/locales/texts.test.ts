import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadTexts, TextMissing, type Texts, TextsUnreadable } from '../../locales/texts';

const directory = mkdtempSync(join(tmpdir(), 'texts-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const write = (file: string, texts: object): void => {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), JSON.stringify(texts, null, 2));
};

for (const locale of ['en', 'de']) {
  write(`${locale}/house.json`, { greeting: `hello (${locale})`, help: 'of the house' });
  write(`${locale}/repair.json`, { yes: locale === 'en' ? 'Yes' : 'Ja', position: { '1': 'First, the first one', last: 'last' } });
  write(`${locale}/handoff.json`, {
    ahead_one: 'one waits',
    ahead_other: '{{count}} wait',
  });
  write(`${locale}/chat.json`, { title: 'chat' });
  write(`${locale}/console.json`, { title: 'desk' });
  write(`${locale}/post/house.json`, { help: 'of the post' });
  write(`${locale}/post/parcel.json`, {
    which: { ask: 'Which one?', ask_whatsapp: 'Which one? Tap it.', option: '{{kind, named, capital}} {{size}}' },
    sent: { say: 'To {{to.name}} in {{to.town}}' },
    names: { letter: locale === 'en' ? 'letter' : 'Brief' },
  });
}

const holes: string[] = [];
const texts: Texts = loadTexts({
  house: directory,
  directory,
  bot: 'post',
  locales: ['en', 'de'],
  onHole: ({ placeholder }) => holes.push(placeholder),
});

describe('texts', () => {
  it('speak the language that is asked for', () => {
    expect(texts.say('de', 'house', 'greeting')).toBe('hello (de)');
  });

  it('let a bot put its own words over those of the house', () => {
    expect(texts.say('en', 'house', 'help')).toBe('of the post');
  });

  it('take the first key that there is, also from another namespace', () => {
    expect(texts.say('en', 'parcel', ['which.help', 'which.ask'])).toBe('Which one?');
    expect(texts.say('de', 'parcel', ['which.yes', 'repair:yes'])).toBe('Ja');
  });

  it('prefer the wording of the channel and fall back to the common one', () => {
    expect(texts.say('en', 'parcel', 'which.ask', {}, 'whatsapp')).toBe('Which one? Tap it.');
    expect(texts.say('en', 'parcel', 'which.ask', {}, 'messenger')).toBe('Which one?');
  });

  it('choose the plural form by count', () => {
    expect(texts.say('en', 'handoff', 'ahead', { count: 1 })).toBe('one waits');
    expect(texts.say('en', 'handoff', 'ahead', { count: 3 })).toBe('3 wait');
  });

  it('call the words of an action by their names', () => {
    expect(texts.say('en', 'parcel', 'which.option', { kind: 'letter', size: 'L' })).toBe('Letter L');
    expect(texts.say('de', 'parcel', 'which.option', { kind: 'letter', size: 'L' })).toBe('Brief L');
    expect(texts.say('de', 'parcel', 'which.option', { kind: 'crate', size: 'L' })).toBe('Crate L');
  });

  it('never show a placeholder, and report it', () => {
    expect(texts.say('en', 'parcel', 'sent.say', { to: { name: 'Ana' } })).toBe('To Ana in …');
    expect(holes).toEqual(['{{to.town}}']);
  });

  it('leave values as they are, whatever they look like', () => {
    const name = `<b>&"$t(house:help) {{to.town}}`;
    expect(texts.say('en', 'parcel', 'sent.say', { to: { name, town: 'Ulm' } })).toBe(`To ${name} in Ulm`);
  });

  it('do not fall back to another language, or to the key', () => {
    expect(() => texts.say('fr', 'house', 'greeting')).toThrow(TextMissing);
    expect(() => texts.say('en', 'house', 'nothing')).toThrow("'house:nothing'");
    expect(texts.has('fr', 'house', 'greeting')).toBe(false);
    expect(texts.has('en', 'house', 'greeting')).toBe(true);
  });

  it('give the words that customers use, in lower case', () => {
    expect(texts.words('en', 'repair', 'position')).toEqual({ '1': ['first', 'the first one'], last: ['last'] });
    expect(texts.words('en', 'parcel', 'which.words')).toEqual({});
  });

  it('list a namespace for those who check it', () => {
    expect(texts.all('de', 'house')).toEqual({ greeting: 'hello (de)', help: 'of the post' });
    expect(texts.all('fr', 'house')).toEqual({});
  });

  it('cannot be loaded for a language that has none, and say which files are missing', () => {
    expect(() => loadTexts({ house: directory, directory, bot: 'post', locales: ['en', 'fr'] })).toThrow(TextsUnreadable);
    expect(() => loadTexts({ house: directory, directory, bot: 'post', locales: ['fr'] })).toThrow(
      /fr.post.house\.json:1 the file is missing, and the house has no texts in 'fr'\. Write it/,
    );
  });
});
