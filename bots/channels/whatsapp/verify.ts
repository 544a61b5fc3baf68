import type { Verify } from '../channel';
import { handshake } from '../meta/handshake';
import { signature } from '../meta/signature';

export const verify = (settings: { readonly appSecrets: readonly string[]; readonly verifyToken: string }): Verify => ({
  handshake: handshake(settings.verifyToken),
  signature: signature(settings.appSecrets),
});
