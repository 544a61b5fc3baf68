import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asId } from '../../../flows/dialogue/ids';
import type { Agent, Presence } from '../../../handoff/desk/agent';
import type { HandoffRequest } from '../../../handoff/desk/request';
import { type Candidate, route } from '../../../handoff/desk/route';
import { fresh, minutes, seconds, start } from './request-at';

const here = (about: Partial<Agent> & { name: string }, presence: Partial<Presence> = {}): Candidate => {
  const id = asId<'agent'>(about.name);
  return {
    agent: { id, email: '', roles: ['agent'], queues: 'all', languages: ['en'], capacity: 2, disabled: false, load: [], ...about },
    presence: { id, intent: 'available', leaseUntil: start + minutes(60), missedOffer: false, ...presence },
  };
};
const waits = (name: string, about: Partial<HandoffRequest> = {}): HandoffRequest => fresh({ id: asId<'handoff'>(name), ...about });
const busyWith = (...names: string[]) => names.map((name) => asId<'handoff'>(name));
const routed = (waiting: readonly HandoffRequest[], candidates: readonly Candidate[], now = start): readonly string[] =>
  route(waiting, candidates, now).map(({ request, agent }) => `${request.id} → ${agent}`);

describe('the line', () => {
  const one = [here({ name: 'ana', capacity: 1 })];

  it('is served by urgency first', () => {
    expect(routed([waits('old', { requestedAt: start - 9 }), waits('fraud', { priority: 'urgent' })], one)).toEqual(['fraud → ana']);
  });

  it('is served by age next', () => {
    expect(routed([waits('young'), waits('old', { requestedAt: start - 9 })], one)).toEqual(['old → ana']);
  });

  it('holds only those that wait: neither what is offered already nor what is deferred', () => {
    expect(routed([waits('offered', { state: 'offered' }), waits('deferred', { state: 'deferred' })], one)).toEqual([]);
  });

  it('goes on behind one that nobody may have', () => {
    const candidates = [here({ name: 'ana', queues: ['general'] })];
    expect(routed([waits('first', { queue: 'cards', priority: 'urgent' }), waits('second')], candidates)).toEqual(['second → ana']);
  });
});

describe('nobody is offered a request who', () => {
  it.each<[string, Candidate, Partial<HandoffRequest>]>([
    ['has no place left', here({ name: 'ana', capacity: 1, load: busyWith('h9') }), {}],
    ['does not serve its queue', here({ name: 'ana', queues: ['cards'] }), {}],
    ['is not of the house any more', here({ name: 'ana', disabled: true }), {}],
    ['is busy', here({ name: 'ana' }, { intent: 'busy' }), {}],
    ['is away', here({ name: 'ana' }, { intent: 'away' }), {}],
    ['has gone', here({ name: 'ana' }, { intent: 'offline' }), {}],
    ['has lost their lease', here({ name: 'ana' }, { leaseUntil: start }), {}],
    ['was never there', { ...here({ name: 'ana' }), presence: undefined }, {}],
    ['has just let it pass', here({ name: 'ana' }), { passedOver: [asId('ana')] }],
    ['does not speak its language', here({ name: 'ana', languages: ['de'] }), {}],
  ])('%s', (_, candidate, about) => {
    expect(routed([waits('h1', about)], [candidate])).toEqual([]);
  });
});

describe('a language', () => {
  const german = [here({ name: 'ana', languages: ['de'] })];

  it('is not insisted on after a minute', () => {
    expect(routed([waits('h1')], german, start + seconds(59))).toEqual([]);
    expect(routed([waits('h1')], german, start + seconds(60))).toEqual(['h1 → ana']);
  });

  it('is no matter to those who have named none', () => {
    expect(routed([waits('h1')], [here({ name: 'ana', languages: [] })])).toEqual(['h1 → ana']);
  });

  it('still counts then, where somebody else who speaks it has as few', () => {
    expect(routed([waits('h1')], [...german, here({ name: 'ben' })], start + minutes(2))).toEqual(['h1 → ben']);
  });
});

describe('a language, for who has waited through the night', () => {
  it('is insisted on as for any other, from when the queue has opened', () => {
    const deferred = waits('h1', { locale: 'de', requestedAt: start - minutes(600), inLineSince: start });
    const candidates = [here({ name: 'ana' }), here({ name: 'ben', languages: ['de'], load: busyWith('h9') })];
    expect(routed([deferred], candidates)).toEqual(['h1 → ben']);
  });
});

describe('of those who may have it', () => {
  it('whoever has the fewest gets it, offers of the same round counted', () => {
    const candidates = [here({ name: 'ana', load: busyWith('h8'), capacity: 3 }), here({ name: 'ben', capacity: 3 })];
    expect(routed([waits('h1'), waits('h2', { requestedAt: start + 1 }), waits('h3', { requestedAt: start + 2 })], candidates)).toEqual([
      'h1 → ben',
      'h2 → ana',
      'h3 → ben',
    ]);
  });

  it('whoever had it before gets it, as long as they are preferred', () => {
    const candidates = [here({ name: 'ana' }), here({ name: 'ben', load: busyWith('h8') })];
    const before = waits('h1', { preferred: { agent: asId('ben'), until: start + 1 } });
    expect(routed([before], candidates)).toEqual(['h1 → ben']);
    expect(routed([before], candidates, start + 1)).toEqual(['h1 → ana']);
    // Nobody has to wait for somebody who is not free.
    expect(routed([before], [here({ name: 'ana' }), here({ name: 'ben', capacity: 0 })])).toEqual(['h1 → ana']);
  });
});

describe('whatever waits and whoever is there', () => {
  const request = fc.record({
    queue: fc.constantFrom('general', 'cards'),
    priority: fc.constantFrom('low', 'normal', 'high', 'urgent'),
    locale: fc.constantFrom('en', 'de'),
    requestedAt: fc.nat({ max: 120_000 }).map((ms) => start - ms),
  });
  const candidate = fc.record({
    capacity: fc.nat({ max: 3 }),
    held: fc.nat({ max: 4 }),
    queues: fc.constantFrom<Agent['queues']>('all', ['general'], ['cards']),
    languages: fc.constantFrom<readonly string[]>([], ['en'], ['de']),
  });

  it('nobody has more than their capacity after it, no request is offered twice, and no place stays empty that one could take', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 12 }), fc.array(candidate, { maxLength: 4 }), (requests, people) => {
        const waiting = requests.map((about, index) => waits(`h${index}`, about));
        const candidates = people.map(({ held, ...about }, index) =>
          here({ name: `a${index}`, ...about, load: busyWith(...Array.from({ length: held }, (_, place) => `x${index}-${place}`)) }),
        );
        const offers = route(waiting, candidates, start);
        expect(new Set(offers.map((offer) => offer.request.id)).size).toBe(offers.length);
        const left = waiting.filter(({ id }) => !offers.some((offer) => offer.request.id === id));
        for (const { agent, presence } of candidates) {
          const load = [...agent.load, ...offers.filter((offer) => offer.agent === agent.id).map((offer) => offer.request.id)];
          expect(load.length).toBeLessThanOrEqual(Math.max(agent.capacity, agent.load.length));
          expect(route(left, [{ agent: { ...agent, load }, presence }], start)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
