import type { Flow } from '../../flows/engine/flow';
import type { Run } from '../../flows/engine/run';
import type { Need } from '../../handoff/rules';

/**
 * Who serves a customer that wants a person in the middle of a flow. While a card is not blocked yet, that is not the same
 * as wanting one about anything: the flow can name a queue of its own until it is past its `commit`.
 */
export const whoServes = (open: { readonly flow: Flow; readonly run: Run } | null, need: Need): Need => {
  const human = open && !open.run.committed && need.reason !== 'sensitive' ? open.flow.repair.human : null;
  return human ? { ...need, ...human } : need;
};
