import { describe, expect, it } from '@jest/globals';
import { LanguageDetector } from '../../../nlp-models/triage/language-detector';
import { smallCorpus, smallGermanCorpus } from './small-corpus';

const corpora = [smallCorpus, smallGermanCorpus];
const detector = LanguageDetector.train(corpora);

describe('the language detector', () => {
  it.each([
    ['meine Karte ist weg', 'de'],
    ['my card is gone', 'en'],
    ['wann ist geöffnet', 'de'],
    ['what is the limit', 'en'],
  ])('hears "%s" as %s, whatever was spoken before', (text, locale) => {
    expect(detector.detect(text)).toBe(locale);
    expect(detector.detect(text, 'en')).toBe(locale);
    expect(detector.detect(text, 'de')).toBe(locale);
  });

  it.each(['ok', '4821', '👍', '', 'Anna Schmidt', 'Kevin Miller', 'hm', 'WhatsApp'])('keeps the spoken language at "%s"', (text) => {
    expect(detector.detect(text, 'de')).toBe('de');
    expect(detector.detect(text, 'en')).toBe('en');
  });

  it('takes the first of the languages where nothing tells, and where the spoken one is not its own', () => {
    expect(detector.detect('4821')).toBe('en');
    expect(detector.detect('4821', 'fr')).toBe('en');
  });

  it('hears the same after it was written and read', () => {
    const again = LanguageDetector.fromJSON(corpora, JSON.parse(JSON.stringify(detector)));
    expect(again.detect('die karte fehlt', 'en')).toBe(detector.detect('die karte fehlt', 'en'));
    expect(JSON.stringify(again)).toBe(JSON.stringify(detector));
  });
});
