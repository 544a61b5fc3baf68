import { handoffs } from '../../../../bots/conversation/records';
import type { Store } from '../../../../bots/storage/store';
import type { HandoffRequest } from '../../../../handoff/desk/request';

const levels = [0, 50, 80, 100];

/** A store that notices when a promise is told of at a level for a second time, or leaves one out, before somebody has spoken. */
export const keptLevels = (store: Store) => {
  const found: string[] = [];
  const before = new Map<string, NonNullable<HandoffRequest['promise']>>();
  const look = ({ id, promise }: HandoffRequest): void => {
    const was = before.get(id);
    if (promise === null) return void before.delete(id);
    before.set(id, promise);
    const from = was?.metric === promise.metric ? levels.indexOf(was.warned) : 0;
    const to = levels.indexOf(promise.warned);
    if (to < from || to > from + 1) found.push(`a promise went from ${levels[from]} to ${levels[to]} percent`);
  };
  const looking: Store = {
    ...store,
    commit: async (changes) => {
      const committed = await store.commit(changes);
      if (committed.outcome !== 'done') return committed;
      for (const change of changes) {
        if (change.verb !== 'delete' && change.collection.name === handoffs.name) look(change.document as HandoffRequest);
      }
      return committed;
    },
  };
  return { store: looking, found };
};
