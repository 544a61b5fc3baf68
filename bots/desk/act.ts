import type { AgentId, HandoffId } from '../../flows/dialogue/ids';
import type { DeskEvent } from '../../handoff/desk/event';
import type { HandoffRequest } from '../../handoff/desk/request';
import { moveRequest } from '../conversation/move-request';
import { handoffs } from '../conversation/records';
import { tell } from '../conversation/tell';
import type { Bot } from '../opening/bot';
import type { Reader } from '../storage/store';
import type { Done, Refused } from './desk';
import type { AtDesk, DeskTurn } from './desk-turn';
import { placeInFlow } from './place-in-flow';
import { refused } from './refused';

/** What somebody's wish is for the request as it stands: an event of its life, a no, or done already. */
export type Decide = (at: AtDesk, request: HandoffRequest) => DeskEvent | Refused | Done;

/** What goes with it: others of the house whom it is about, a note for them, and the question at which the bot goes on. */
export interface ActWith {
  readonly others?: readonly AgentId[];
  readonly note?: string | undefined;
  readonly to?: string | undefined;
}

/** Does something to the open request of this id. */
export const act =
  ({ store, bot, turn }: { readonly store: Reader; readonly bot: Bot; readonly turn: DeskTurn }) =>
  async (agent: AgentId, id: HandoffId, decide: Decide, { others = [], note = '', to }: ActWith = {}): Promise<Done | Refused> => {
    const known = await store.get(handoffs, id);
    if (!known) return refused('not_found');
    const place = to === undefined ? undefined : placeInFlow(bot, to);
    if (place === null) return refused('no_such_step');
    return turn({ conversation: known.conversation, agent, others }, async (at) => {
      const { draft, player } = at;
      const request = at.request?.id === id ? at.request : ((await store.get(handoffs, id)) ?? null);
      if (!request) return refused('not_found');
      const event = decide(at, request);
      if ('kind' in event) return event;
      if (at.request?.id !== id) return refused('wrong_state');
      const told = moveRequest(draft, player, event);
      if (told === null) return refused('wrong_state');
      if (note.trim() !== '') draft.writeNote(agent, note);
      await tell(draft, player, told, place);
      // Where the bot goes on, it may have asked for a person again: that is another request.
      const after = [draft.request, draft.ended].find((now) => now?.handoff.id === id)?.handoff ?? request;
      return () => ({ kind: 'done', request: after, epoch: draft.conversation.floor.epoch });
    });
  };
