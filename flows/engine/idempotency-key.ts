import type { Json } from '../dialogue/json';

/** Equal for the same run, step and values, whenever it is made: `<run>.<step>.<16 hex digits>`. */
export const idempotencyKey = (run: string, step: string, input: Readonly<Record<string, Json>>): string =>
  `${run}.${step}.${fnv1a64(canonical(input))}`;

/** JSON with its keys in order. */
const canonical = (value: Json | undefined): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
};

/** FNV-1a, 64 bits, over UTF-16 units (a browser has no synchronous digest). Numbers: RFC draft-eastlake-fnv. */
const fnv1a64 = (text: string): string => {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
};
