import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Verify } from '../channel';

/**
 * Meta signs the bytes that it sends: `X-Hub-Signature-256: sha256=<HMAC-SHA256 in lower-case hex>`, keyed with the app's
 * secret. Several secrets are active while one replaces another. The digest that we expected is never shown to anyone:
 * it would let a caller forge the next call.
 * @throws TypeError when a secret is missing or empty: with an empty key anybody could sign.
 */
export const signature = (appSecrets: readonly string[]): Verify['signature'] => {
  if (appSecrets.length === 0 || appSecrets.includes('')) {
    throw new TypeError("A Meta webhook needs the app's secret. Set it to the value shown under App settings > Basic.");
  }
  return (body, headers) => {
    const given = digest(headers['x-hub-signature-256']);
    return given !== undefined && appSecrets.some((secret) => timingSafeEqual(given, createHmac('sha256', secret).update(body).digest()));
  };
};

const digest = (header: string | readonly string[] | undefined): Buffer | undefined => {
  const hex = typeof header === 'string' ? /^sha256=([0-9a-f]{64})$/.exec(header)?.[1] : undefined;
  return hex === undefined ? undefined : Buffer.from(hex, 'hex');
};
