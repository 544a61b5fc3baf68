import { describe, expect, it } from '@jest/globals';
import { articleProblems } from '../../../bots/check/article-problems';
import { templateProblems } from '../../../bots/check/template-problems';

/** Texts as they are read, a line each; `de` has a file that says the same where nothing else is said. */
const read = (of: Readonly<Record<string, Readonly<Record<string, string>>>>) => (locale: string) =>
  new Map(Object.entries(of[locale] ?? {}).map(([key, text], index) => [key, { text, file: `${locale}.json`, line: index + 2 }]));
const inWords = (problems: readonly { file: string; line: number; message: string }[]): readonly string[] =>
  problems.map(({ file, line, message }) => `${file}:${line} ${message}`);

describe('the check of articles', () => {
  const problems = (...ofLocales: readonly Readonly<Record<string, string>>[]): readonly string[] => {
    const [en = {}, de = en] = ofLocales;
    return inWords(articleProblems(read({ en, de }), ['en', 'de']));
  };

  it('has nothing to say about a title and a text of the longest kind', () => {
    expect(problems({ 'a-1.title': 'x'.repeat(80), 'a-1.text': 'x'.repeat(4_096) })).toEqual([]);
    expect(problems({})).toEqual([]);
  });

  it.each<[Readonly<Record<string, string>>, RegExp]>([
    [{ 'a.title': 'A', 'a.text': 'x'.repeat(4_097) }, /^en.json:3 'a.text' has 4097 characters$/],
    [{ 'a.title': 'x'.repeat(81), 'a.text': 'x' }, /^en.json:2 'a.title' has 81 characters$/],
    [{ 'a.title': 'A', 'a.text': 'Dear {{name}}' }, /^en.json:3 'a.text' has a placeholder$/],
    [{ 'a.title': 'A', 'a.text': 'x', 'a.body': 'x' }, /^en.json:4 'a.body' is no part of an article$/],
    [{ 'A b.title': 'A' }, /^en.json:2 'A b.title' is no part of an article$/],
    [{ a: 'x' }, /^en.json:2 'a' is no part of an article$/],
    [{ 'a.b.text': 'x' }, /^en.json:2 'a.b.text' is no part of an article$/],
    [{ 'a.title': 'A' }, /^en.json:2 'a.title' stands without a text$/],
    [{ 'a.text': 'A' }, /^en.json:2 'a.text' stands without a title$/],
  ])('finds %j', (en, message) => {
    expect(problems(en, {})).toEqual([expect.stringMatching(message)]);
  });

  it('leaves to the comparison of languages what one of them alone lacks', () => {
    expect(problems({ 'a.title': 'A', 'a.text': 'x' }, { 'a.title': 'A' })).toEqual([]);
  });
});

describe('the check of templates', () => {
  const problems = (en: Readonly<Record<string, string>>, locale = 'en'): readonly string[] =>
    inWords(templateProblems(read({ [locale]: en }), [locale], { house: '', directory: 'texts', bot: 'bank' }));
  const withLanguage = (bodies: Readonly<Record<string, string>>) => ({ language: 'en', ...bodies });

  it('has nothing to say about what Meta would approve', () => {
    expect(problems(withLanguage({ a_1: `${'x'.repeat(1_010)} {{one}} {{t}}`.slice(0, 1_023).concat('.') }))).toEqual([]);
    expect(problems({ language: 'en_US', a: 'Hello.' })).toEqual([]);
    expect(problems({ language: 'pt_BR', a: 'Olá.' }, 'pt-BR')).toEqual([]);
    expect(problems({})).toEqual([]);
  });

  it.each<[Readonly<Record<string, string>>, string]>([
    [{ a: 'Hello.' }, 'does not say in which language'],
    [{ language: 'english', a: 'Hello.' }, `en.json:2 'language' is "english", which is no language`],
    [{ language: 'de', a: 'Hello.' }, `en.json:2 'language' is "de", which is not 'en'`],
    [withLanguage({ 'Two-Words': 'Hello.' }), `en.json:3 'Two-Words' is no name of a template`],
    [withLanguage({ 'a.b': 'Hello.' }), `en.json:3 'a.b' is no name of a template`],
    [withLanguage({ a: 'x'.repeat(1_025) }), `en.json:3 'a' has 1025 characters`],
    [withLanguage({ a: 'Hello {{1}}.' }), `en.json:3 'a' has the placeholder {{1}}`],
    [withLanguage({ a: 'Hello {{card.last4}}.' }), `en.json:3 'a' has the placeholder {{card.last4}}`],
    [withLanguage({ a: 'Hello {{ name }}.' }), `en.json:3 'a' has blanks within a placeholder`],
    [withLanguage({ a: 'Hello {{name}}{{other}}.' }), `en.json:3 'a' has two placeholders without a word between`],
    [withLanguage({ a: '{{name}}, hello.' }), `en.json:3 'a' begins or ends with a placeholder`],
    [withLanguage({ a: 'Hello {{name}} ' }), `en.json:3 'a' begins or ends with a placeholder`],
  ])('finds %j', (en, message) => {
    expect(problems(en)).toEqual([expect.stringContaining(message)]);
  });
});
