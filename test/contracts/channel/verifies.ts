import { describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../bots/channels/channel';
import type { DoorKit } from './door-kit';

/** Only what its service has signed gets in. */
export const verifies = (kit: DoorKit, channel: () => Channel): void => {
  describe('verifies', () => {
    const body = Buffer.from(JSON.stringify(kit.bodies.text({ id: 'm-1', from: kit.customer, at: 0, text: 'Grüße' })));
    const { sign, forge } = kit;

    if (sign === undefined || forge === undefined) {
      it('nothing, for nothing is posted to it from outside', () => {
        expect(channel().verify.signature(body, {})).toBe(false);
        expect(channel().verify.handshake(new URLSearchParams())).toBeNull();
      });
    } else {
      it('takes what the service signed', () => {
        expect(channel().verify.signature(body, sign(body))).toBe(true);
      });

      it('refuses the same signature over one flipped bit', () => {
        const other = Buffer.from(body);
        other[10] = (other[10] ?? 0) ^ 1;
        expect(channel().verify.signature(other, sign(body))).toBe(false);
      });

      it.each(Object.entries(forge(body)))('refuses a signature that is %s', (_, headers) => {
        expect(channel().verify.signature(body, headers)).toBe(false);
      });
    }

    if (kit.handshake !== undefined) {
      const { right, challenge, wrong } = kit.handshake;
      it('gives the challenge back to who knows the token', () => {
        expect(channel().verify.handshake(new URLSearchParams(right))).toBe(challenge);
      });

      it.each(Object.entries(wrong))('gives nothing back for a handshake with %s', (_, query) => {
        expect(channel().verify.handshake(new URLSearchParams(query))).toBeNull();
      });
    }
  });
};
