import type { Inbound } from '../../flows/dialogue/inbound';
import type { Observer } from '../observer';
import { change, type Store, type Stored } from '../storage/store';
import { conversationId } from './conversation-id';
import { type InboxLetter, inboxLetters } from './letters';
import type { Masker } from './mask';
import type { Moments } from './moments';

export interface Accepted {
  /** Stored now. */
  readonly fresh: readonly Stored<InboxLetter>[];
  /** Stored before, and still to be taken: perhaps by a commit that nobody heard the end of. */
  readonly waiting: readonly Stored<InboxLetter>[];
}

export interface Inbox {
  /**
   * Stores what came in, each thing once. When it returns, the provider may be told "200": a crash loses nothing any more.
   * @throws StoreUnavailable: the provider has to try again.
   */
  accept(door: { readonly name: string; readonly account: string }, inbound: readonly Inbound[]): Promise<Accepted>;
}

export const inbox = (needs: { store: Store; moments: Moments; mask: Masker; observe: Observer }): Inbox => {
  const addressed = (channel: string, thing: Inbound): InboxLetter => {
    return {
      id: `${channel}:${thing.account}:${thing.id}`,
      channel,
      conversation: thing.kind === 'message' ? conversationId(channel, thing.account, thing.from) : '',
      inbound: needs.mask(channel, thing),
      arrival: needs.moments.next(),
      state: thing.kind === 'kept' ? 'kept' : 'pending',
    };
  };

  return {
    accept: async (door, inbound) => {
      const letters = new Map<string, InboxLetter>();
      for (const thing of inbound) {
        const letter = addressed(door.name, thing);
        // Of a repeat in the same body the first one counts: it has its place in the order.
        if (!letters.has(letter.id)) letters.set(letter.id, letter);
      }
      if (letters.size === 0) return { fresh: [], waiting: [] };
      const committed = await needs.store.commit([...letters.values()].map((letter) => change.ensure(inboxLetters, letter)));
      if (committed.outcome !== 'done') throw new Error(`An inbox commit of nothing but "ensure" answered ${committed.outcome}.`);
      for (const place of committed.present) letters.delete(place.id);
      needs.observe({ kind: 'received', channel: door.name, fresh: letters.size, duplicates: inbound.length - letters.size });
      const known = await Promise.all(committed.present.map(({ id }) => needs.store.get(inboxLetters, id)));
      return {
        fresh: [...letters.values()].map((letter) => ({ ...letter, version: 1 })),
        waiting: known.filter((letter) => letter !== undefined).filter(({ state }) => state === 'pending'),
      };
    },
  };
};
