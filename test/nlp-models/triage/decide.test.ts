import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../nlp-models/triage/decide';

const sensitive = new Set(['fraud']);
const guesses = (...all: [intent: string, confidence: number][]) => all.map(([intent, confidence]) => ({ intent, confidence }));

describe('the decision', () => {
  it.each([
    [0.8, 'accept', 'hours'],
    [0.79, 'clarify', 'hours'],
    [0.5, 'clarify', 'hours'],
    [0.49, 'none', null],
  ] as const)('for an ordinary intent at %s is to %s', (confidence, decision, intent) => {
    expect(decide(guesses(['hours', confidence], ['lost', 0.1]), sensitive)).toMatchObject({ decision, intent, confidence });
  });

  it.each([
    [0.5, 'accept'],
    [0.49, 'clarify'],
    [0.25, 'clarify'],
    [0.24, 'none'],
  ] as const)('for a sensitive intent at %s is to %s', (confidence, decision) => {
    expect(decide(guesses(['fraud', confidence]), sensitive).decision).toBe(decision);
  });

  it('asks for a sensitive runner-up, and offers it before a likelier one', () => {
    const asked = decide(guesses(['hours', 0.35], ['lost', 0.3], ['fraud', 0.26]), sensitive);
    expect(asked).toMatchObject({ decision: 'clarify', intent: 'hours' });
    expect(asked.alternatives.map(({ intent }) => intent)).toEqual(['fraud', 'lost']);
  });

  it('names the guesses that it did not take when it takes none', () => {
    const none = decide(guesses(['hours', 0.3], ['lost', 0.2]), sensitive);
    expect(none).toMatchObject({ decision: 'none', intent: null });
    expect(none.alternatives.map(({ intent }) => intent)).toEqual(['hours', 'lost']);
  });

  it('is none for a text without guesses', () => {
    expect(decide([], sensitive)).toEqual({ decision: 'none', intent: null, confidence: 0, alternatives: [] });
  });
});
