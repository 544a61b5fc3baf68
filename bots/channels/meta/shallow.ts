import type { Json } from '../../../flows/dialogue/json';

/** Something of the provider's as it can be written down. */
export const shallow = (json: Json): Json => cut(json, DEEPEST);

/** Nothing of the provider's is as deep; a body made to be deeper would overflow the stack of whoever writes it down. */
const DEEPEST = 64;

const cut = (json: Json, levels: number): Json => {
  if (typeof json !== 'object' || json === null) return json;
  if (levels === 0) return null;
  if (Array.isArray(json)) return json.map((item: Json) => cut(item, levels - 1));
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, cut(value ?? null, levels - 1)]));
};
