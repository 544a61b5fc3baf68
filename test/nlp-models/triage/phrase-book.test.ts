import { describe, expect, it } from '@jest/globals';
import { PhraseBook } from '../../../nlp-models/triage/phrase-book';
import { readWords } from '../../../nlp-models/triage/words';
import { smallCorpus } from './small-corpus';

const book = new PhraseBook(smallCorpus);
const match = (text: string) => book.match(readWords(text));

describe('a phrase', () => {
  it.each([
    ['Let me TALK to a person!!', 'speak_to_human'],
    ['hi. i lost my card', 'card.lost'],
    ['Geldboerse verloren', 'card.lost'],
    ['GELDBORSE VERLOREN', 'card.lost'],
    ['Ok.', 'yes'],
    ['👍🏽', 'yes'],
  ])('matches "%s" without regard to case, accents and punctuation', (text, intent) => {
    expect(match(text).intents).toEqual([intent]);
  });

  it('takes up to three words in its gap', () => {
    expect(match('I lost my shiny new credit card').intents).toEqual(['card.lost']);
    expect(match('I lost my way to the old card shop').intents).toEqual([]);
  });

  it('does not reach over the end of a clause', () => {
    expect(match('I lost my phone. Card is fine').intents).toEqual([]);
  });

  it('under "is" matches the whole text only', () => {
    expect(match('agent').intents).toEqual(['speak_to_human']);
    expect(match('your agent was rude').intents).toEqual([]);
    expect(match('ok but I lost my card').intents).toEqual(['card.lost']);
  });

  it('behind a negation does not count, and is told apart', () => {
    const { intents, negated } = match("I don't want to talk to a person");
    expect(intents).toEqual([]);
    expect(negated.has('speak_to_human')).toBe(true);
    expect(match('no need to talk to a real person').intents).toEqual([]);
    expect(match('I lost my bag, not my card').intents).toEqual([]);
    expect(match('lost my bag but not card').intents).toEqual([]);
  });

  it('is not negated from another clause or from afar', () => {
    expect(match('not you! I want to talk to a person').intents).toEqual(['speak_to_human']);
    expect(match('i dont like this bot at all let me talk to a person').intents).toEqual(['speak_to_human']);
  });

  it('that stands first in the file comes first when two match', () => {
    expect(match('i lost my card let me talk to somebody').intents).toEqual(['speak_to_human', 'card.lost']);
  });
});
