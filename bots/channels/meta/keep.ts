import { createHash } from 'node:crypto';
import type { InboundKept } from '../../../flows/dialogue/inbound';
import type { Json } from '../../../flows/dialogue/json';
import { shallow } from './shallow';

/**
 * Puts away what is not served. `id` is the provider's own where it has one; otherwise a digest of `element`, so that a
 * repeated delivery has the same one.
 */
export const keep = (kept: { what: string; element: Json; account: string; at: number; id?: string | undefined }): InboundKept => {
  const raw = shallow(kept.element);
  return { kind: 'kept', id: kept.id ?? digest(raw), account: kept.account, at: kept.at, what: kept.what, raw };
};

const digest = (json: Json): string => createHash('sha256').update(JSON.stringify(json)).digest('hex');
