import { asId } from '../../../../flows/dialogue/ids';
import type { HandoffRequest } from '../../../../handoff/desk/request';
import { agents } from '../../../conversation/people';
import { type Conversation, conversations, handoffs } from '../../../conversation/records';
import type { Collection, Document, Reader, Stored } from '../../../storage/store';
import type { Person } from '../wire';

/** The store as it is at one moment: whatever several views of the same answer need is read once. */
export interface Glance {
  readonly store: Reader;
  get<T extends Document>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined>;
  person(id: string): Promise<Person>;
  /** The request that is open, else the last one. */
  handoffOf(conversation: Conversation): Promise<HandoffRequest | undefined>;
  /** A conversation and its request as one commit left them: who holds it is who has the request. */
  together(id: string): Promise<{ readonly conversation: Conversation; readonly request: HandoffRequest | undefined } | undefined>;
}

export const glance = (store: Reader): Glance => {
  const seen = new Map<string, Promise<unknown>>();
  const once = <Result>(key: string, read: () => Promise<Result>): Promise<Result> => {
    const known = (seen.get(key) as Promise<Result> | undefined) ?? read();
    seen.set(key, known);
    return known;
  };
  const get: Glance['get'] = (collection, id) => once(`${collection.name} ${id}`, () => store.get(collection, id));

  const handoffOf: Glance['handoffOf'] = async ({ id, openHandoff, counts }) => {
    if (counts.handoffs === 0) return undefined;
    return get(handoffs, openHandoff ?? asId<'handoff'>(`${id}.h${counts.handoffs}`));
  };

  const together: Glance['together'] = async (id) => {
    const conversation = await get(conversations, id);
    if (!conversation) return undefined;
    const request = await handoffOf(conversation);
    const since = request && (await store.get(conversations, id));
    if (!since || since.version === conversation.version) return { conversation, request };
    // A commit has fallen between the two.
    seen.delete(`${conversations.name} ${id}`);
    seen.delete(`${handoffs.name} ${request.id}`);
    return together(id);
  };

  return {
    store,
    get,
    person: async (id) => ({ id, name: (await get(agents, id))?.name ?? id }),
    handoffOf,
    together,
  };
};
