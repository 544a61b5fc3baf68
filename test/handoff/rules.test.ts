import { describe, expect, it } from '@jest/globals';
import { queue } from '../../handoff/queue';
import { personNeeded, rules } from '../../handoff/rules';

const heard = (intent: string | null, misses = 0, decision: 'accept' | 'clarify' | 'none' = 'accept') => ({
  understanding: { intent, decision },
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
    expect(queue('general')).toEqual({ name: 'general', hours: 'always' });
    expect(queue('general', { hours })).toEqual({ name: 'general', hours });
  });
});
