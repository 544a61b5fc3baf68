import { describe, expect, it } from '@jest/globals';
import { asId } from '../../../flows/dialogue/ids';
import { hasRoom, isHere, type Presence, serves } from '../../../handoff/desk/agent';

const presence = (about: Partial<Presence>): Presence => ({
  id: asId('ana'),
  intent: 'available',
  leaseUntil: 1_000,
  missedOffer: false,
  ...about,
});

describe('somebody', () => {
  it('serves the queues that they are given, all of them, or none once they are disabled', () => {
    expect(serves({ queues: ['cards'], disabled: false }, 'cards')).toBe(true);
    expect(serves({ queues: ['cards'], disabled: false }, 'general')).toBe(false);
    expect(serves({ queues: 'all', disabled: false }, 'general')).toBe(true);
    expect(serves({ queues: 'all', disabled: true }, 'general')).toBe(false);
  });

  it('is here until their lease has ended, unless they have gone', () => {
    expect(isHere(presence({}), 999)).toBe(true);
    expect(isHere(presence({}), 1_000)).toBe(false);
    expect(isHere(presence({ intent: 'away' }), 0)).toBe(true);
    expect(isHere(presence({ intent: 'offline' }), 0)).toBe(false);
    expect(isHere(undefined, 0)).toBe(false);
  });

  it('has room below their capacity', () => {
    expect(hasRoom({ load: [asId('h1')], capacity: 2 })).toBe(true);
    expect(hasRoom({ load: [asId('h1'), asId('h2')], capacity: 2 })).toBe(false);
  });
});
