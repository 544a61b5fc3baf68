import { describe, expect, it } from '@jest/globals';
import type { Payload, Sent } from '../../../bots/channels/channel';
import type { DoorKit, Fault, OpenDoor } from './door-kit';
import type { SendOne } from './send-one';

/** After every attempt it is said whether it is out, and what to do. */
export const sends = (kit: DoorKit, door: () => OpenDoor, sendOne: SendOne): void => {
  const hello = (): Payload => door().channel.render({ text: 'hello' })[0] ?? {};

  describe('sends', () => {
    it('and tells the id that the service gave', async () => {
      const before = door().taken().length;
      const [one, other] = [await sendOne(hello()), await sendOne(hello())];
      if (one.kind !== 'sent' || other.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify([one, other])}`);
      expect(one.providerId).not.toBe(other.providerId);
      expect(door().taken().slice(before)).toEqual(['hello', 'hello']);
    });

    for (const fault of kit.faults) {
      it(`and says what to do after the fault "${fault}"`, async () => {
        const before = door().taken().length;
        door().fail(fault);
        const calledOff = new AbortController();
        const sending = sendOne(hello(), calledOff.signal);
        if (fault === 'hang') {
          while (door().taken().length === before) await new Promise((resolve) => setImmediate(resolve));
          calledOff.abort();
        }
        const sent = await sending;
        expect(sent).toMatchObject(OUTCOMES[fault].sent);
        expect(sent).toMatchObject({ code: expect.any(String), reason: expect.stringMatching(/\S/) });
        expect(door().taken().length - before).toBe(OUTCOMES[fault].taken);
      });
    }

    it('not at all when it was called off before', async () => {
      const before = door().taken().length;
      expect(await sendOne(hello(), AbortSignal.abort())).toMatchObject({ kind: 'retryLater', holds: 'letter' });
      expect(door().taken()).toHaveLength(before);
    });

    it('the sign that a message was seen, and does not mind when that fails', async () => {
      const seen = { providerId: 'wamid.m-1', from: kit.customer };
      await expect(door().channel.seen(seen, new AbortController().signal)).resolves.toBeUndefined();
      await expect(door().channel.seen(seen, AbortSignal.abort())).resolves.toBeUndefined();
    });
  });
};

const OUTCOMES: Readonly<Record<Fault, { readonly sent: Partial<Sent>; readonly taken: number }>> = {
  busy: { sent: { kind: 'retryLater', holds: 'account', after: 7_000 }, taken: 0 },
  pair: { sent: { kind: 'retryLater', holds: 'conversation' }, taken: 0 },
  overloaded: { sent: { kind: 'retryLater', holds: 'letter' }, taken: 0 },
  badGateway: { sent: { kind: 'retryLater', holds: 'letter' }, taken: 0 },
  refused: { sent: { kind: 'refused' }, taken: 0 },
  resetTaken: { sent: { kind: 'unknown' }, taken: 1 },
  brokenAnswer: { sent: { kind: 'unknown' }, taken: 1 },
  hang: { sent: { kind: 'unknown' }, taken: 1 },
};
