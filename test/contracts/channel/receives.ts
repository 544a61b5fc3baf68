import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Channel } from '../../../bots/channels/channel';
import type { Inbound } from '../../../flows/dialogue/inbound';
import type { Json } from '../../../flows/dialogue/json';
import type { DoorKit } from './door-kit';

/** Whatever comes is read or kept, and a repetition is known for one. */
export const receives = (kit: DoorKit, channel: () => Channel): void => {
  const at = Date.UTC(2026, 2, 1, 9);
  const now = at + 60_000;
  const said = { id: 'm-1', from: kit.customer, at };
  const receive = (body: Json): readonly Inbound[] => channel().receive(body, now);
  const text = (id: string, words = 'hello'): Json => kit.bodies.text({ ...said, id, text: words });

  describe('receives', () => {
    it('reads a text', () => {
      expect(receive(text('m-1', 'Grüße 👋🏽'))).toMatchObject([
        { kind: 'message', account: channel().account, at, from: kit.customer, content: { kind: 'text', text: 'Grüße 👋🏽' } },
      ]);
    });

    it('reads a tap as the choice that we gave', () => {
      expect(receive(kit.bodies.tap({ ...said, choice: 'run-1.3.yes', title: 'Yes' }))).toMatchObject([
        { kind: 'message', from: kit.customer, content: { kind: 'choice', choice: 'run-1.3.yes', title: 'Yes' } },
      ]);
    });

    const { status: statusOf } = kit.bodies;
    if (statusOf !== undefined) {
      it('reads that a letter went out, with its correlation', () => {
        expect(receive(statusOf({ providerId: 'p-1', at, status: 'sent', correlation: 'letter-1' }))).toMatchObject([
          { kind: 'status', account: channel().account, at, providerId: 'p-1', status: 'sent', correlation: 'letter-1' },
        ]);
      });

      it.each(['delivered', 'read'] as const)('reads that it was %s, it or all up to a time', (status) => {
        const [told, ...more] = receive(statusOf({ providerId: 'p-1', at, status, correlation: 'letter-1' }));
        expect(more).toEqual([]);
        expect([
          { ...told, kind: 'status', providerId: 'p-1' },
          { ...told, kind: 'watermark', to: kit.customer, until: at },
        ]).toContainEqual(told);
        expect(told).toMatchObject({ account: channel().account, at, status });
      });

      it('gives each status of one letter an id of its own', () => {
        const of = (status: 'sent' | 'delivered' | 'read'): Json => statusOf({ providerId: 'p-1', at, status, correlation: 'letter-1' });
        const ids = receive(kit.bodies.batch([of('sent'), of('delivered'), of('read')])).map(({ id }) => id);
        expect(new Set(ids).size).toBe(3);
      });
    }

    it.each(Object.entries(kit.bodies.kept))('keeps %s', (_, body) => {
      const inbound = receive(body);
      expect(inbound.length).toBeGreaterThan(0);
      for (const one of inbound) expect(one.kind).toBe('kept');
    });

    it('reads all of a batch, in its order', () => {
      const words = Array.from({ length: 1000 }, (_, index) => `word ${index}`);
      const inbound = receive(kit.bodies.batch(words.map((word, index) => text(`m-${index}`, word))));
      expect(inbound.map((one) => (one.kind === 'message' && one.content.kind === 'text' ? one.content.text : one.kind))).toEqual(words);
    });

    it('gives a repeated delivery the same ids, whenever it comes', () => {
      const bodies = [text('m-1'), kit.bodies.tap({ ...said, choice: 'c', title: 'C' }), ...Object.values(kit.bodies.kept)];
      const batch = kit.bodies.batch(bodies);
      const later = channel().receive(JSON.parse(JSON.stringify(batch)), now + 86_400_000);
      expect(later.map(({ id }) => id)).toEqual(receive(batch).map(({ id }) => id));
    });

    it('never throws, and accounts for something of whatever comes', () => {
      fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (body) => receive(body).length > 0));
    });

    it('never throws on a right body with something else at any place', () => {
      const right = [
        text('m-1'),
        ...(statusOf === undefined ? [] : [statusOf({ providerId: 'p-1', at, status: 'sent', correlation: 'c' })]),
        kit.bodies.tap({ ...said, choice: 'c', title: 'C' }),
      ];
      fc.assert(
        fc.property(fc.constantFrom(...right), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (body, place, value) => {
          expect(receive(replaced(body, place, value)).length).toBeGreaterThan(0);
        }),
      );
    });

    it('keeps a body that is deeper than a stack', () => {
      let deep: Json = 'bottom';
      for (let level = 0; level < 200_000; level++) deep = [deep];
      expect(receive({ entry: deep })).toMatchObject([{ kind: 'kept' }]);
      expect(receive(deep)).toMatchObject([{ kind: 'kept' }]);
    });
  });
};

/** The JSON with the value at its n-th place (modulo their number) replaced. */
const replaced = (json: Json, place: number, value: Json): Json => {
  const text = JSON.stringify(json);
  let places = 0;
  JSON.parse(text, () => {
    places += 1;
    return true;
  });
  let here = 0;
  return JSON.parse(text, (_, part: Json) => (here++ === place % places ? value : part));
};
