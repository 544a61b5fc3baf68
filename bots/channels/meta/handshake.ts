import { createHash, timingSafeEqual } from 'node:crypto';
import type { Verify } from '../channel';

/**
 * Meta asks once, when the webhook is set up: GET with `hub.mode=subscribe`, our token and a challenge to give back.
 * @throws TypeError when the token is empty: then any caller would know it.
 */
export const handshake = (verifyToken: string): Verify['handshake'] => {
  if (verifyToken === '')
    throw new TypeError("A Meta webhook needs a verify token. Choose one, and enter it in the app's webhook form too.");
  const expected = sha256(verifyToken);
  return (query) => {
    const known = timingSafeEqual(expected, sha256(query.get('hub.verify_token') ?? ''));
    return known && query.get('hub.mode') === 'subscribe' ? query.get('hub.challenge') : null;
  };
};

// Equal lengths, so that the comparison takes the same time whatever is given.
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
