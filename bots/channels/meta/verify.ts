import type { Verify } from '../channel';
import { handshake } from './handshake';
import { signature } from './signature';

/** All of Meta's webhooks are verified alike, each with the secret and the token of its own app. */
export const verify = (settings: { readonly appSecrets: readonly string[]; readonly verifyToken: string }): Verify => ({
  handshake: handshake(settings.verifyToken),
  signature: signature(settings.appSecrets),
});
