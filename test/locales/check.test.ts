import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { houseNamespaces, readBundle } from '../../locales/bundle';
import { checkTexts } from '../../locales/check';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'check-'));
  for (const locale of ['en', 'pl']) {
    for (const name of houseNamespaces) write(`${locale}/${name}.json`, '{ "a": "b" }');
    write(`${locale}/post/parcel.json`, '{ "ask": "Which one, {{name}}?" }');
  }
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const write = (file: string, source: string): void => {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), source);
};

const problems = (locales = ['en', 'pl']): string[] =>
  checkTexts({ house: directory, directory, bot: 'post', locales, channels: ['whatsapp'] }).map(
    ({ file, line, message }) => `${relative(directory, file)}:${line} ${message}`,
  );

describe('the check of texts', () => {
  it('has nothing to say about good texts', () => {
    expect(problems()).toEqual([]);
  });

  it('names a text that a language does not have, where another has it', () => {
    write('en/post/parcel.json', '{\n  "ask": "Which one, {{name}}?",\n  "sent": {\n    "say": "Done."\n  }\n}');
    expect(problems()).toEqual(["en/post/parcel.json:4 'sent.say' has no text in 'pl'"]);
  });

  it('names it once for each language that lacks it, however many have it', () => {
    for (const name of houseNamespaces) write(`de/${name}.json`, '{ "a": "b" }');
    write('de/post/parcel.json', '{ "ask": "Welches, {{name}}?", "sent": "Fertig." }');
    write('en/post/parcel.json', '{ "ask": "Which one, {{name}}?", "sent": "Done." }');
    expect(problems(['en', 'de', 'pl'])).toEqual(["en/post/parcel.json:1 'sent' has no text in 'pl'"]);
  });

  it('lets one language have a wording for a channel that another does without', () => {
    write('en/post/parcel.json', '{ "ask": "Which one, {{name}}?", "ask_whatsapp": "Which one, {{name}}? Tap it." }');
    expect(problems()).toEqual([]);
  });

  it('names placeholders that differ', () => {
    write('pl/post/parcel.json', '{\n"ask": "Co, {{surname}}?" }');
    expect(problems()).toEqual(["pl/post/parcel.json:2 'ask' has the placeholders {{surname}} in 'pl' and {{name}} in 'en'"]);
  });

  it('names the plural forms that the language needs', () => {
    write('en/handoff.json', '{ "a": "b", "ahead_one": "one", "ahead_other": "{{count}}" }');
    write('pl/handoff.json', '{ "a": "b",\n "ahead_one": "jedna",\n "ahead_other": "{{count}}" }');
    expect(problems()).toEqual([
      "pl/handoff.json:3 the plural form 'ahead_few' is missing in 'pl'",
      "pl/handoff.json:3 the plural form 'ahead_many' is missing in 'pl'",
    ]);
  });

  it('does not ask a language for plural forms that it does not have', () => {
    const forms = ['one', 'few', 'many', 'other'].map((form) => `"ahead_${form}": "{{count}}"`);
    write('pl/handoff.json', `{ "a": "b", ${forms.join()} }`);
    write('en/handoff.json', '{ "a": "b", "ahead_zero": "none", "ahead_one": "one", "ahead_other": "{{count}}" }');
    expect(problems()).toEqual([]);
  });

  it('names a file that is missing', () => {
    rmSync(join(directory, 'pl/post/parcel.json'));
    rmSync(join(directory, 'pl/house.json'));
    expect(problems()).toEqual([
      "pl/post/house.json:1 the file is missing, and the house has no texts in 'pl'",
      'pl/post/parcel.json:1 the file is missing',
    ]);
  });

  it('names an empty text and a key that is there twice', () => {
    write('en/house.json', '{\n "a": "",\n "a": " "\n}');
    expect(problems()).toEqual(["en/house.json:3 'a' is there twice", "en/house.json:3 'a' is empty"]);
  });

  it.each([
    ['{ "a": "b" "c": "d" }', 1, "',' or '}' is expected, not \"c\""],
    ['{\n "a": "b",\n}', 3, 'a key in quotes is expected, not }'],
    ['{ "a":\n 3 }', 2, 'a text in quotes is expected, not 3'],
    ['{ "a": "b }\n}', 1, 'a text in quotes with a closing quote and no bare line break is expected, not "b }'],
    ['{ "a": "b"', 1, "',' or '}' is expected, not the end of the file"],
    ['{ "a": "b" }\n}', 2, 'the end of the file is expected, not }'],
    ['', 1, "'{' is expected, not the end of the file"],
  ])('points at what is broken in %j', (source, line, message) => {
    write('en/house.json', source);
    expect(problems()).toContain(`en/house.json:${line} broken JSON: ${message}`);
  });

  it.each([
    '{ "a": "b", "more": "c", }',
    '{ "more": "c", "list": ["d"], "a": "b" }',
    '{ "more": 3, "a": "b" }',
    '',
  ])('tells of %j nothing but what is broken in it, however much it lacks', (source) => {
    write('en/post/parcel.json', '{ "a": "b", "ask": "Which one, {{name}}?", "sent_other": "{{count}}" }');
    write('pl/post/parcel.json', source);
    expect(problems()).toEqual([expect.stringMatching(/^pl\/post\/parcel\.json:1 broken JSON/)]);
  });

  it('names a form that no placeholder has', () => {
    for (const locale of ['en', 'pl'])
      write(
        `${locale}/post/parcel.json`,
        '{\n"ask": "{{kind, named, capital}}, {{n, number(minimumFractionDigits: 2)}}, {{kind, nmed}}" }',
      );
    expect(problems()).toEqual([
      "en/post/parcel.json:2 'ask' shows 'kind' as 'nmed', which is no form",
      expect.stringMatching(/^pl.*nmed/),
    ]);
  });

  it('tells everything at once, each with its cure', () => {
    write('en/house.json', '{');
    write('pl/post/parcel.json', '{ "ask": "Co?", "more": "" }');
    const found = checkTexts({ house: directory, directory, bot: 'post', locales: ['en', 'pl'], channels: [] });
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(found.every(({ cure }) => cure.endsWith('.'))).toBe(true);
  });
});

describe('the texts of the house', () => {
  let own: string;
  beforeEach(() => {
    own = mkdtempSync(join(tmpdir(), 'check-own-'));
    write('en/house.json', '{\n "greeting": "Hello, {{name}}",\n "bye": "Bye"\n}');
    rmSync(join(directory, 'pl'), { recursive: true });
  });
  afterEach(() => rmSync(own, { recursive: true }));

  const writeOwn = (file: string, source: string): void => {
    mkdirSync(dirname(join(own, file)), { recursive: true });
    writeFileSync(join(own, file), source);
  };
  const found = (locales: readonly string[]) => {
    const named = (path: string): string => path.replace(own, '<own>').replace(directory, '<house>');
    const problems = checkTexts({ house: directory, directory: own, bot: 'post', locales, channels: [] });
    return problems.map(({ file, line, message, cure }) => named(named(`${file}:${line} ${message}. ${cure}`)));
  };

  it('come with the package: a bot needs no copies of them', () => {
    writeOwn('en/post/parcel.json', '{ "ask": "Which one?" }');
    expect(found(['en'])).toEqual([]);
  });

  it('are changed key by key by what the bot has of its own', () => {
    writeOwn('en/post/house.json', '{ "bye": "Good day" }');
    const { namespaces } = readBundle({ house: directory, directory: own, bot: 'post' }, 'en');
    expect([...(namespaces.get('house') ?? [])].map(([key, { text }]) => [key, text])).toEqual([
      ['greeting', 'Hello, {{name}}'],
      ['bye', 'Good day'],
    ]);
  });

  it.each([[['pl']], [['pl', 'en']]])('have to be whole in the bot for a language that the package does not have (%j)', (locales) => {
    for (const name of houseNamespaces) writeOwn(`pl/post/${name}.json`, '{ "a": "b" }');
    writeOwn('pl/post/house.json', '{\n "greeting": "Witaj, {{nme}}" }');
    rmSync(join(own, 'pl/post/chat.json'));
    expect(found(locales)).toEqual(
      expect.arrayContaining([
        "<own>/pl/post/chat.json:1 the file is missing, and the house has no texts in 'pl'. Write it: copy <house>/en/chat.json and translate its texts.",
        "<house>/en/house.json:3 'bye' has no text in 'pl'. Write it in <own>/pl/post/house.json.",
        expect.stringMatching(/'greeting' has the placeholders .*nme/),
      ]),
    );
    expect(found(locales)).toHaveLength(3);
  });
});
