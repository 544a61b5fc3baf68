import { createHash } from 'node:crypto';
import type { InboundKept } from '../../../flows/dialogue/inbound';
import type { Json } from '../../../flows/dialogue/json';

/**
 * Puts away what is not served. `id` is the provider's own where it has one; otherwise a digest of `element`, so that a
 * repeated delivery has the same one.
 */
export const keep = (kept: { what: string; element: Json; account: string; at: number; id?: string | undefined }): InboundKept => {
  const raw = shallow(kept.element, DEEPEST);
  return { kind: 'kept', id: kept.id ?? digest(raw), account: kept.account, at: kept.at, what: kept.what, raw };
};

const digest = (json: Json): string => createHash('sha256').update(JSON.stringify(json)).digest('hex');

/** Nothing of the provider's is as deep; a body made to be deeper would overflow the stack of whoever writes it down. */
const DEEPEST = 64;

const shallow = (json: Json, levels: number): Json => {
  if (typeof json !== 'object' || json === null) return json;
  if (levels === 0) return null;
  if (Array.isArray(json)) return json.map((item: Json) => shallow(item, levels - 1));
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, shallow(value ?? null, levels - 1)]));
};
