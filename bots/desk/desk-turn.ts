import type { AgentId, ConversationId } from '../../flows/dialogue/ids';
import type { Agent } from '../../handoff/desk/agent';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { Bot } from '../bot';
import type { Clock } from '../clock';
import { closeTurn } from '../conversation/close-turn';
import { commitDraft } from '../conversation/commit';
import { Draft } from '../conversation/draft';
import { letHear } from '../conversation/let-hear';
import { observeRequest } from '../conversation/observe-request';
import { peopleOf } from '../conversation/people-of';
import type { Player } from '../conversation/player';
import { playerFor } from '../conversation/player-for';
import { conversations, handoffs } from '../conversation/records';
import { surroundings } from '../conversation/surroundings';
import { linesOf } from '../conversation/transcript';
import type { OutboxLetter } from '../mailroom/letters';
import type { Mailroom } from '../mailroom/mailroom';
import type { Observer } from '../observer';
import type { Change, Store } from '../storage/store';
import type { Done, Refused, Said } from './desk';
import type { ReplyDoors } from './reply-window';

export interface DeskTurnNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly bot: Bot;
  readonly observe: Observer;
  readonly mailroom: Pick<Mailroom, 'carryOut'>;
  readonly channels: ReplyDoors;
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

/** So many others in a row were faster: something is wrong. */
const mostMeetings = 50;

/**
 * Does one thing to a conversation, in one commit that carries the versions of all it was decided on. It does not wait for the
 * conversation's lane, where the bot may be computing for a while: whoever commits first has won, and the other one looks anew.
 */
export const deskTurn =
  ({ store, clock, bot, observe, mailroom, channels }: DeskTurnNeeds) =>
  async <Result extends Done | Said>(
    about: { readonly conversation: ConversationId; readonly agent: AgentId; readonly others?: readonly AgentId[] },
    /** Answers at once where there is nothing to write, else with what to answer once it is written. */
    take: (at: AtDesk) => Promise<Refused | Result | (() => Result)>,
  ): Promise<Refused | Result> => {
    for (let meeting = 0; meeting < mostMeetings; meeting += 1) {
      const read = await store.get(conversations, about.conversation);
      if (!read) return { kind: 'refused', why: 'not_found' };
      const { version, ...conversation } = read;
      const open = conversation.openHandoff === null ? undefined : await store.get(handoffs, conversation.openHandoff);
      const people = await peopleOf(store, [about.agent, open?.assignee ?? null, open?.offer?.agent ?? null, ...(about.others ?? [])]);
      const draft = new Draft(conversation, open ?? null, clock.now(), people);
      const agent = draft.people.get(about.agent)?.agent;
      if (!agent) return { kind: 'refused', why: 'not_found' };
      const around = surroundings(bot.around, draft, { kind: 'event', name: 'desk' }, () => linesOf(store, conversation.id));
      const player = playerFor(conversation, { store, clock, bot, observe, channels }, around);
      const also = { changes: [], letters: [] };
      const taken = await take({ draft, player, agent, request: draft.request?.handoff ?? null, also });
      if (typeof taken !== 'function') return taken;
      await letHear(player, 'desk');
      closeTurn(draft, player);
      const committed = await commitDraft(store, draft, version, also);
      if (committed.kind === 'moved') continue;
      observeRequest(draft, observe);
      mailroom.carryOut(committed, conversation.id);
      return taken();
    }
    throw new Error(
      `The conversation ${about.conversation} kept changing under ${mostMeetings} attempts. Look for what writes it all the time.`,
    );
  };
