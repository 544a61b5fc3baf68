import { agents } from '../../../../bots/conversation/people';
import { handoffs, lines } from '../../../../bots/conversation/records';
import type { Change, Store } from '../../../../bots/storage/store';
import { placeHolder } from '../../../../handoff/desk/holders';
import type { HandoffRequest } from '../../../../handoff/desk/request';

/** A store that looks at each offer of the router's: whether the agent has more than they have places for. */
export const overfull = (store: Store, capacity: number): { readonly store: Store; readonly found: readonly string[] } => {
  const found: string[] = [];
  const looking: Store = {
    ...store,
    commit: async (changes) => {
      const committed = await store.commit(changes);
      const takesPlace = changes.some(({ collection }) => collection.name === agents.name);
      const offered = takesPlace ? changes.map(offerOf).find((offer) => offer !== null) : undefined;
      // Somebody who offers it to a colleague writes a line about it; the router does not.
      if (committed.outcome !== 'done' || !offered || changes.some(({ collection }) => collection.name === lines.name)) return committed;
      const requests = await store.find(handoffs, { limit: 1_000 });
      const held = requests.filter((request) => placeHolder(request) === offered.agent).length;
      if (held > capacity) found.push(`${offered.agent} was given ${held} requests`);
      return committed;
    },
  };
  return { store: looking, found };
};

const offerOf = (change: Change): HandoffRequest['offer'] => {
  if (change.verb !== 'update' || change.collection.name !== handoffs.name) return null;
  const { state, offer } = change.document as HandoffRequest;
  return state === 'offered' ? offer : null;
};
