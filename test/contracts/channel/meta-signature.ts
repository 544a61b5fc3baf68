import { createHash, createHmac } from 'node:crypto';
import type { DoorKit } from './door-kit';

const SECRET = 'the app secret';
const OLD_SECRET = 'the secret before';
const hmac = (secret: string, body: Buffer): string => createHmac('sha256', secret).update(body).digest('hex');

/** How Meta signs, and how it must not be signed: the same at all of its doors. */
export const metaSignature = {
  settings: { appSecrets: [SECRET, OLD_SECRET], verifyToken: 'the token' },
  sign: (body) => ({ 'x-hub-signature-256': `sha256=${hmac(OLD_SECRET, body)}` }),
  forge: (body) => ({
    missing: {},
    empty: { 'x-hub-signature-256': '' },
    'without its prefix': { 'x-hub-signature-256': hmac(SECRET, body) },
    'made with another secret': { 'x-hub-signature-256': `sha256=${hmac('another', body)}` },
    'cut short': { 'x-hub-signature-256': `sha256=${hmac(SECRET, body).slice(0, 32)}` },
    'too long': { 'x-hub-signature-256': `sha256=${hmac(SECRET, body)}00` },
    'no hexadecimal': { 'x-hub-signature-256': `sha256=${'Z'.repeat(64)}` },
    'of the old kind': { 'x-hub-signature': `sha1=${createHmac('sha1', SECRET).update(body).digest('hex')}` },
    'a digest without a key': { 'x-hub-signature-256': `sha256=${createHash('sha256').update(body).digest('hex')}` },
  }),
  handshake: {
    right: 'hub.mode=subscribe&hub.verify_token=the%20token&hub.challenge=1158201444',
    challenge: '1158201444',
    wrong: {
      'the wrong token': 'hub.mode=subscribe&hub.verify_token=the%20tokem&hub.challenge=1',
      'no token': 'hub.mode=subscribe&hub.challenge=1',
      'another mode': 'hub.mode=unsubscribe&hub.verify_token=the%20token&hub.challenge=1',
      'no challenge': 'hub.mode=subscribe&hub.verify_token=the%20token',
    },
  },
} as const satisfies Pick<DoorKit, 'sign' | 'forge' | 'handshake'> & { readonly settings: object };
