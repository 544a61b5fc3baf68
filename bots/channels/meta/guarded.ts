import type { Inbound } from '../../../flows/dialogue/inbound';
import type { Json, JsonObject } from '../../../flows/dialogue/json';
import { keep } from './keep';
import { read } from './read';

/**
 * Reads one element of a webhook's body. One that trips the reader must not take the others of its body with it: the
 * provider would send all again, for days. It is kept instead.
 */
export const guarded = <Read extends Inbound | readonly Inbound[]>(
  element: Json,
  place: { readonly account: string; readonly at: number },
  how: (of: JsonObject) => Read,
): Read | Inbound => {
  const unreadable = (): Inbound => keep({ ...place, element, what: 'unreadable' });
  try {
    const object = read.object(element);
    return object === element ? how(object) : unreadable();
  } catch {
    return unreadable();
  }
};
