import { describe, expect, it } from '@jest/globals';
import { queue } from '../../handoff/queue';
import { personNeeded, rules } from '../../handoff/rules';

const heard = (
  intent: string | null,
  misses = 0,
  decision: 'accept' | 'clarify' | 'none' = 'accept',
  { confidence = 0.9, rival, likely = 0.3 }: { confidence?: number; rival?: string; likely?: number } = {},
) => ({
  understanding: { intent, decision, confidence, alternatives: rival === undefined ? [] : [{ intent: rival, confidence: likely }] },
  misses,
});
const given = [
  rules.intent('speak_to_human', { queue: 'general' }),
  rules.sensitive(['fraud', 'complaint'], { queue: 'emergency', priority: 'urgent' }),
  rules.sensitive(['complaint'], { queue: 'complaints' }),
  rules.notUnderstood(2, { queue: 'general' }),
];

describe('the rules of a bot', () => {
  it('say where a wish for a person goes', () => {
    expect(personNeeded(given, heard('speak_to_human'))).toEqual({
      queue: 'general',
      priority: 'normal',
      reason: 'asked',
      intent: 'speak_to_human',
    });
  });

  it('are read from the top: the first that fits decides', () => {
    expect(personNeeded(given, heard('complaint'))).toMatchObject({ queue: 'emergency', priority: 'urgent', reason: 'sensitive' });
    expect(personNeeded(given.slice(2), heard('complaint'))).toMatchObject({ queue: 'complaints', priority: 'high' });
  });

  it.each(['clarify', 'none'] as const)('act on what was accepted alone, not on "%s"', (decision) => {
    expect(personNeeded(given, heard('fraud', 0, decision))).toBeNull();
  });

  it('do not guess at what matters too much: a person takes what may be about it', () => {
    const careful = [rules.unsure(['fraud'], { queue: 'emergency', priority: 'urgent', below: 0.8 })];
    const taken = { queue: 'emergency', priority: 'urgent', reason: 'unsure', intent: 'fraud' };
    expect(personNeeded(careful, heard('fraud', 0, 'clarify'))).toEqual(taken);
    expect(personNeeded(careful, heard('card.lost', 0, 'clarify', { confidence: 0.5, rival: 'fraud', likely: 0.45 }))).toEqual(taken);
    expect(personNeeded(careful, heard('fraud', 0, 'accept', { confidence: 0.79 }))).toEqual(taken);
    expect(personNeeded(careful, heard('fraud', 0, 'accept', { confidence: 0.8 }))).toBeNull();
    expect(personNeeded(careful, heard('card.lost', 0, 'accept', { confidence: 0.1, rival: 'fraud' }))).toBeNull();
  });

  it.each<[string, ReturnType<typeof heard>, boolean]>([
    ['far behind the best guess', heard('help', 0, 'clarify', { confidence: 0.7, rival: 'fraud', likely: 0.07 }), false],
    ['a little too far behind it', heard('help', 0, 'clarify', { confidence: 0.7, rival: 'fraud', likely: 0.49 }), false],
    ['nearly as likely', heard('help', 0, 'clarify', { confidence: 0.7, rival: 'fraud', likely: 0.51 }), true],
    ['near, and unlikely all the same', heard('help', 0, 'clarify', { confidence: 0.4, rival: 'fraud', likely: 0.39 }), false],
    ['the nearest where nothing is understood', heard(null, 5, 'none', { rival: 'fraud', likely: 0.45 }), true],
    ['the nearest and unlikely', heard(null, 5, 'none', { rival: 'fraud', likely: 0.39 }), false],
  ])('take what matters too much for meant where it is likely enough: %s', (_, understood, taken) => {
    const careful = [rules.unsure(['fraud'], { queue: 'emergency', priority: 'urgent' })];
    expect(personNeeded(careful, understood)?.intent === 'fraud').toBe(taken);
  });

  it('say how likely, where a bot wants it otherwise', () => {
    const understood = heard('help', 0, 'clarify', { confidence: 0.5, rival: 'fraud', likely: 0.2 });
    const bold = [rules.unsure(['fraud'], { queue: 'emergency', within: 0.4, floor: 0.1 })];
    expect(personNeeded(bold, understood)).toMatchObject({ priority: 'high', intent: 'fraud' });
  });

  it('count misses', () => {
    expect(personNeeded(given, heard(null, 1, 'none'))).toBeNull();
    expect(personNeeded(given, heard(null, 2, 'none'))).toEqual({
      queue: 'general',
      priority: 'normal',
      reason: 'not_understood',
      intent: null,
    });
    expect(personNeeded(given, heard(null, 3, 'none'))).not.toBeNull();
  });

  it('leave the rest to the bot', () => {
    expect(personNeeded(given, heard('card.lost'))).toBeNull();
    expect(personNeeded([], heard('fraud', 99))).toBeNull();
  });
});

describe('a queue', () => {
  it('is always open unless it says otherwise', () => {
    const hours = { days: ['mon'], from: '08:00', to: '20:00', zone: 'Europe/Berlin' } as const;
    expect(queue('general')).toMatchObject({ name: 'general', hours: 'always', outcomes: ['resolved', 'unresolved'] });
    expect(queue('sales', { outcomes: ['sold'] }).outcomes).toEqual(['resolved', 'unresolved', 'sold']);
    expect(queue('general', { hours })).toMatchObject({ name: 'general', hours });
  });

  it('promises the first word within ten minutes and the next within five, unless it says otherwise', () => {
    expect(queue('general').promise).toEqual({ first: 600_000, next: 300_000 });
    expect(queue('general', { promise: { first: 60_000 } }).promise).toEqual({ first: 60_000, next: 300_000 });
  });
});
