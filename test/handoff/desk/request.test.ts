import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asId } from '../../../flows/dialogue/ids';
import { byTurn, entries, newRequest, raised, ranks, type Turn } from '../../../handoff/desk/request';
import type { Need } from '../../../handoff/rules';

const need = (about: Partial<Need> = {}): Need => ({
  queue: 'general',
  priority: 'normal',
  reason: 'asked',
  intent: 'speak_to_human',
  ...about,
});
const open = (about: Partial<Need> = {}) =>
  newRequest(need(about), {
    id: asId('h1'),
    conversation: asId('c'),
    contact: asId('k1'),
    locale: 'en',
    channel: 'webchat',
    requestedAt: 1_000,
    unanswered: 1,
    briefing: { summary: 'my words', slots: { cause: 'lost' }, tried: ['block-lost-card.which_card'] },
  });
const nothing = { summary: 'my words', slots: {}, tried: [] };

describe('a request for a person', () => {
  it('waits in its queue', () => {
    expect(open()).toMatchObject({ state: 'queued', queue: 'general', priority: 'normal', reason: 'asked', requestedAt: 1_000 });
  });

  it('becomes the more urgent of two needs, and keeps its place in line', () => {
    const fraud = need({ queue: 'cards-emergency', priority: 'urgent', reason: 'sensitive', intent: 'fraud' });
    expect(raised(open(), fraud, nothing)).toEqual({
      ...open(),
      queue: 'cards-emergency',
      priority: 'urgent',
      reason: 'sensitive',
      intent: 'fraud',
    });
  });

  it.each(['low', 'normal', 'high'] as const)('is not moved by a need that is no more urgent (%s)', (priority) => {
    const first = open({ priority: 'high', queue: 'complaints' });
    expect(raised(first, need({ priority, queue: 'general' }), nothing)).toEqual(first);
  });

  it('keeps what it is about where the more urgent need has no intent', () => {
    const first = open({ intent: 'complaint' });
    expect(raised(first, need({ priority: 'urgent', reason: 'flow', intent: null }), nothing)).toMatchObject({ intent: 'complaint' });
  });

  it('learns what the second need knows, whatever its urgency', () => {
    const more = {
      summary: 'more words',
      slots: { card: 'Debit card ••4821', cause: 'stolen' },
      tried: ['block-lost-card.which_card', 'block-lost-card.block'],
    };
    expect(raised(open({ priority: 'urgent' }), need({ priority: 'low' }), more).briefing).toEqual({
      summary: 'more words',
      slots: { cause: 'stolen', card: 'Debit card ••4821' },
      tried: ['block-lost-card.which_card', 'block-lost-card.block'],
    });
  });
});

describe('the line of a queue', () => {
  const turn: fc.Arbitrary<Turn> = fc.record({
    priority: fc.constantFrom(...ranks),
    entry: fc.constantFrom(...entries),
    requestedAt: fc.nat({ max: 3 }),
    id: fc.constantFrom('h1', 'h2', 'h3').map((id) => asId<'handoff'>(id)),
  });

  it('has one order, whoever is compared with whom', () => {
    fc.assert(
      fc.property(turn, turn, turn, (one, two, three) => {
        const isSame = JSON.stringify(one) === JSON.stringify(two);
        expect(byTurn(one, two) === 0).toBe(isSame);
        expect(Math.sign(byTurn(one, two)) + Math.sign(byTurn(two, one))).toBe(0);
        if (byTurn(one, two) <= 0 && byTurn(two, three) <= 0) expect(byTurn(one, three)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('has those who come back to it ahead of their equals, and behind the more urgent', () => {
    const waits = (id: string, about: Partial<Turn>): Turn => ({ ...open(), id: asId(id), ...about });
    const line = [
      waits('young', { requestedAt: 9 }),
      waits('again', { requestedAt: 8, entry: 'again' }),
      waits('old', { requestedAt: 1 }),
      waits('urgent', { requestedAt: 9, priority: 'urgent' }),
    ];
    expect(line.sort(byTurn).map(({ id }) => id)).toEqual(['urgent', 'again', 'old', 'young']);
  });
});
