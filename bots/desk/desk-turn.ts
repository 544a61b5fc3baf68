import type { AgentId, ConversationId } from '../../flows/dialogue/ids';
import type { Agent } from '../../handoff/desk/agent';
import type { HandoffRequest } from '../../handoff/desk/request';
import { closeTurn } from '../conversation/close-turn';
import { commitDraft } from '../conversation/commit';
import type { Draft } from '../conversation/draft';
import { drawUp, type TurnNeeds } from '../conversation/draw-up';
import { letHear } from '../conversation/let-hear';
import { observeDraft } from '../conversation/observe-draft';
import type { Player } from '../conversation/player';
import { conversations } from '../conversation/records';
import { retryOnConflict } from '../conversation/retry-on-conflict';
import type { OutboxLetter } from '../mailroom/letters';
import type { Mailroom } from '../mailroom/mailroom';
import type { Change, Store } from '../storage/store';
import type { Done, Kept, Refused, Said } from './desk';
import { refused } from './refused';

export interface DeskTurnNeeds extends TurnNeeds {
  readonly store: Store;
  readonly mailroom: Pick<Mailroom, 'carryOut'>;
}

/** What somebody of the house has before them when they do something to a conversation. */
export interface AtDesk {
  readonly draft: Draft;
  readonly player: Player;
  readonly agent: Agent;
  /** The open request as it was read; null: there is none. */
  readonly request: HandoffRequest | null;
  /** What is written in the same commit besides the draft. */
  readonly also: { readonly changes: Change[]; readonly letters: OutboxLetter[] };
}

/** Takes one turn of somebody of the house. */
export type DeskTurn = <Result extends Done | Said | Kept>(
  about: { readonly conversation: ConversationId; readonly agent: AgentId; readonly others?: readonly AgentId[] },
  /** Answers at once where the conversation stays as it is, else with what to answer once the draft is written. */
  take: (at: AtDesk) => Promise<Refused | Result | (() => Result)>,
) => Promise<Refused | Result>;

/**
 * Does one thing to a conversation, in one commit that carries the versions of all it was decided on. It does not wait for the
 * conversation's lane, where the bot may be computing for a while: whoever commits first has won, and the other one looks anew.
 */
export const deskTurn = (needs: DeskTurnNeeds): DeskTurn => {
  const { store, observe, mailroom } = needs;
  return ({ conversation, agent: id, others = [] }, take) =>
    retryOnConflict(conversation, async () => {
      const read = await store.get(conversations, conversation);
      if (!read) return refused('not_found');
      const { draft, player } = await drawUp(needs, read, { kind: 'event', name: 'desk' }, [id, ...others]);
      const agent = draft.people.get(id)?.agent;
      if (!agent) return refused('not_found');
      const also = { changes: [], letters: [] };
      const taken = await take({ draft, player, agent, request: draft.request?.handoff ?? null, also });
      if (typeof taken !== 'function') return taken;
      await letHear(player, 'desk');
      closeTurn(draft, player);
      const committed = await commitDraft(store, draft, also);
      if (committed === 'moved') return 'moved';
      observeDraft(draft, observe);
      mailroom.carryOut(committed, conversation);
      return taken();
    });
};
