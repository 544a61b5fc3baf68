import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTriage } from '../../../nlp-models/triage/create-triage';
import { IntentModel } from '../../../nlp-models/triage/intent-model';
import { LanguageDetector } from '../../../nlp-models/triage/language-detector';
import { smallCorpus, smallGermanCorpus } from './small-corpus';

const corpora = [smallCorpus, smallGermanCorpus];
const triage = createTriage(
  corpora.map((corpus) => ({ corpus, model: IntentModel.train(corpus) })),
  LanguageDetector.train(corpora),
);
const english = { fixed: 'en' };

describe('triage', () => {
  it('lets a rule decide before the model', async () => {
    expect(await triage.understand('please, i lost my card', english)).toMatchObject({
      intent: 'card.lost',
      confidence: 1,
      decision: 'accept',
      by: 'rule',
      locale: 'en',
    });
  });

  it('lets the model decide what no rule covers', async () => {
    expect(await triage.understand('where is my missing card', english)).toMatchObject({ intent: 'card.lost', by: 'model' });
  });

  it('never accepts what a customer says not to want', async () => {
    expect(await triage.understand("I don't want to talk to a person", english)).not.toMatchObject({ decision: 'accept' });
  });

  it('names the second thing that a message asks for', async () => {
    const { intent, alternatives } = await triage.understand('lost my card, let me talk to somebody', english);
    expect([intent, ...alternatives.map((one) => one.intent)]).toEqual(['speak_to_human', 'card.lost']);
  });

  it('reads each message in its own language', async () => {
    expect(await triage.understand('Ich habe meine Karte verlohren', { spoken: 'en' })).toMatchObject({
      locale: 'de',
      intent: 'card.lost',
    });
    expect(await triage.understand('when do you open', { spoken: 'de' })).toMatchObject({ locale: 'en', intent: 'opening.hours' });
  });

  it.each(['', '   ', '?!', '4821', '🙃', '\ud800', '日本語で話せますか'])('understands nothing in "%s"', async (text) => {
    expect(await triage.understand(text, english)).toMatchObject({ intent: null, decision: 'none' });
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    '{{name}}',
    '$PATH',
    '$where',
    '<script>',
    '%s',
    'None',
  ])('takes "%s" for a text like any other', async (text) => {
    const { decision, confidence } = await triage.understand(text, english);
    expect(decision).toBe('none');
    expect(confidence).toBeLessThan(0.5);
  });

  it('reads a text of 1 MB no further than its bound', async () => {
    expect(await triage.understand(`i lost my card ${'blah '.repeat(200_000)}`, english)).toMatchObject({ intent: 'card.lost' });
    expect((await triage.understand(`${'. '.repeat(500_000)} i lost my card`, english)).intent).toBeNull();
  });

  it('answers for any text, the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        expect(await triage.understand(text, { spoken: 'de' })).toEqual(await triage.understand(text, { spoken: 'de' }));
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a language that the bot does not have, and names those it has', async () => {
    await expect(triage.understand('ciao', { fixed: 'it' })).rejects.toThrow('Use one of: en, de');
  });
});
