import { describe, expect, it } from '@jest/globals';
import { runLine } from './run-line';

const understood = async (input: readonly string[], ...options: readonly string[]) => {
  const { code, printed } = await runLine(['triage', ...options], { input });
  expect(code).toBe(0);
  return printed.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('triage of lines', () => {
  it('gives one object a line, with all of its fields', async () => {
    const [lost] = await understood(['I lost my card 4821']);
    expect(lost).toEqual({
      text: 'I lost my card 4821',
      locale: 'en',
      intent: 'card.lost',
      confidence: expect.any(Number),
      decision: 'accept',
      alternatives: expect.any(Array),
      entities: [{ type: expect.any(String), value: '4821', text: '4821', start: 15, end: expect.any(Number) }],
    });
  });

  it('hears the language of each line by itself', async () => {
    const heard = await understood(['Meine Karte wurde gestohlen', 'my card was stolen', 'Ich habe meine Karte verloren']);
    expect(heard.map(({ locale, intent }) => [locale, intent])).toEqual([
      ['de', 'card.stolen'],
      ['en', 'card.stolen'],
      ['de', 'card.lost'],
    ]);
  });

  it('takes the language that is given', async () => {
    expect((await understood(['my card was stolen', 'ok'], '--locale', 'de')).map(({ locale }) => locale)).toEqual(['de', 'de']);
  });

  it('has no intent where nothing was understood, and still an object for each line', async () => {
    const heard = await understood(['what is the capital of Peru', '', '😀', 'qwertz uiopü']);
    expect(heard).toHaveLength(4);
    for (const { decision, intent } of heard) expect([decision, intent]).toEqual(['none', null]);
  });
});
