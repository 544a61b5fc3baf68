import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { loadTriage } from '../../../nlp-models/triage/load-triage';
import { calibrationError, isRight, type Judged, share } from '../../../nlp-models/triage/measures';
import { readCorpora } from '../../../nlp-models/triage/read-corpora';
import type { Triage } from '../../../nlp-models/triage/understanding';

type Messages = Readonly<Record<string, readonly string[]>>;
const heldOut = parse(readFileSync(join(__dirname, 'held-out.yaml'), 'utf8')) as {
  readonly en: Messages;
  readonly de: Messages;
  readonly outside: { readonly en: readonly string[]; readonly de: readonly string[] };
};
const directory = join(__dirname, '../../../nlp-models/card-bank');
const locales = ['en', 'de'] as const;

let triage: Triage;
beforeAll(async () => {
  triage = await loadTriage({ directory, locales });
}, 60_000);

const understand = (text: string, locale: string) => triage.understand(text, { fixed: locale });
const accepted = async (text: string, locale: string): Promise<string | null> => {
  const { decision, intent } = await understand(text, locale);
  return decision === 'accept' ? intent : null;
};

describe.each(locales)('the card bank in %s', (locale) => {
  const messages = Object.entries(heldOut[locale]).flatMap(([intent, texts]) => texts.map((text) => ({ text, intent })));

  async function judgeAll(): Promise<Judged[]> {
    return Promise.all(
      messages.map(async ({ text, intent }) => {
        const { intent: meant, alternatives, confidence, decision } = await understand(text, locale);
        return { truth: intent, guess: meant ?? alternatives[0]?.intent ?? null, confidence, decision };
      }),
    );
  }

  it('understands at least 85 of 100 messages that it has not seen', async () => {
    expect(share(await judgeAll(), isRight)).toBeGreaterThanOrEqual(0.85);
  });

  it('is right in at least 95 of 100 that it accepts, and means what its confidence says', async () => {
    const judged = await judgeAll();
    const taken = judged.filter(({ decision }) => decision === 'accept');
    expect(taken.length).toBeGreaterThan(judged.length / 2);
    expect(share(taken, isRight)).toBeGreaterThanOrEqual(0.95);
    expect(calibrationError(judged)).toBeLessThan(0.1);
  });

  it('loses none of the sensitive ones: at least it asks', async () => {
    const [corpus] = await readCorpora(directory, [locale]);
    const sensitive = messages.filter(({ intent }) => corpus?.sensitive.has(intent));
    const kept = await Promise.all(
      sensitive.map(async ({ text, intent }) => {
        const { decision, intent: meant, alternatives } = await understand(text, locale);
        return decision !== 'none' && [meant, ...alternatives.map((one) => one.intent)].includes(intent);
      }),
    );
    expect(kept.filter(Boolean).length / kept.length).toBeGreaterThanOrEqual(0.95);
  });

  it('accepts at most one in ten requests that it does not serve', async () => {
    const taken = await Promise.all(heldOut.outside[locale].map((text) => accepted(text, locale)));
    expect(taken.filter((intent) => intent !== null).length).toBeLessThanOrEqual(heldOut.outside[locale].length / 10);
  });

  it('hears its language in every message of four words and more, whichever was spoken before', async () => {
    const long = messages.filter(({ text }) => text.split(' ').length >= 4);
    const heard = await Promise.all(
      locales.flatMap((spoken) => long.map(async ({ text }) => (await triage.understand(text, { spoken })).locale === locale)),
    );
    expect(heard.filter(Boolean).length / heard.length).toBeGreaterThanOrEqual(0.98);
  });
});

describe('what must never be missed', () => {
  it.each([
    ['en', 'no, i lost my card', 'card.lost'],
    ['en', 'I want to speak to a real person now', 'speak_to_human'],
    ['en', 'someone is using my card!!!', 'fraud'],
    ['en', 'my purse was stolen', 'card.stolen'],
    ['de', 'nein, ich hab meine Karte verloren', 'card.lost'],
    ['de', 'meine karte wurde gestern geklaut', 'card.stolen'],
    ['de', 'kann ich bitte mit einem echten Menschen sprechen', 'speak_to_human'],
    ['de', 'Unbekannte Abbuchungen!', 'fraud'],
    ['de', 'bitte karte sofort sperren', 'card.block'],
  ])('%s: "%s" is %s by rule', async (locale, text, intent) => {
    expect(await understand(text, locale)).toMatchObject({ intent, decision: 'accept', by: 'rule' });
  });

  it.each([
    ['en', 'i lost my crad'],
    ['en', 'lost card asap pls 💳😭'],
    ['de', 'karte verlorn hilfe'],
    ['de', 'HABE MEINE KARTE VERLOREN WAS SOLL ICH TUN'],
  ])('%s: "%s" is understood although it is badly written', async (locale, text) => {
    expect(await accepted(text, locale)).toBe('card.lost');
  });
});

describe('short answers', () => {
  it.each([
    ['en', 'yes', 'yes'],
    ['en', 'OK!', 'yes'],
    ['en', 'nope', 'no'],
    ['en', 'never mind', 'cancel'],
    ['de', 'jep', 'yes'],
    ['de', 'passt', 'yes'],
    ['de', 'nö', 'no'],
    ['de', 'lieber nicht', 'no'],
    ['de', 'Stopp', 'cancel'],
    ['de', 'abbrechen', 'cancel'],
    ['de', 'hilfe', 'help'],
  ])('%s: "%s" is %s', async (locale, text, intent) => {
    expect(await accepted(text, locale)).toBe(intent);
  });

  it.each([
    ['en', 'cancel my order', 'cancel'],
    ['en', "I don't want to talk to a person", 'speak_to_human'],
    ['de', 'ich will nicht mit einem Menschen sprechen', 'speak_to_human'],
    ['de', 'Ich habe meine Karte nicht verloren', 'card.lost'],
  ])('%s: "%s" is not simply %s', async (locale, text, intent) => {
    expect(await accepted(text, locale)).not.toBe(intent);
  });
});
