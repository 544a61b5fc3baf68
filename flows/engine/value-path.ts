import type { Json } from '../dialogue/json';
import type { Run } from './run';

/**
 * What a path like `card`, `card.last4` or `customer.id` stands for: a slot first, else a value. An option by itself is
 * its id. Undefined where nothing is known.
 */
export const readPath = (run: Pick<Run, 'slots' | 'values'>, path: string): Json | undefined => {
  const [first = '', ...rest] = path.split('.');
  const slot = run.slots[first];
  if (typeof slot === 'object' && rest.length === 0) return slot.id;
  return rest.reduce<Json | undefined>((at, key) => (isTable(at) ? at[key] : undefined), slot ?? run.values[first]);
};

const isTable = (value: Json | undefined): value is { readonly [key: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
