import type { AgentId, ConversationId, HandoffId } from '../../flows/dialogue/ids';
import type { Line } from '../../flows/dialogue/transcript';
import type { Agent } from '../../handoff/desk/agent';
import type { HandoffRequest, Target } from '../../handoff/desk/request';
import type { Saying } from './saying';

/** What people of the house do to conversations. Each is one commit, by expected versions: whoever commits first has won. */
export interface Desk {
  accept(agent: AgentId, handoff: HandoffId): Promise<Done | Refused>;
  reject(agent: AgentId, handoff: HandoffId): Promise<Done | Refused>;
  /** `until`: ms UTC; without it, until the customer writes. */
  hold(agent: AgentId, handoff: HandoffId, until?: number): Promise<Done | Refused>;
  resume(agent: AgentId, handoff: HandoffId): Promise<Done | Refused>;
  /** To somebody who is not there only warmly: it waits for them, and whoever has the customer keeps them until then. */
  transfer(agent: AgentId, handoff: HandoffId, transfer: Transfer): Promise<Done | Refused>;
  /** Gives it back to the bot. `to`: a question, `<flow>.<step>`; without it where the bot was. */
  return(agent: AgentId, handoff: HandoffId, how: Ending & { note: string; to?: string }): Promise<Done | Refused>;
  /** Closes it; a second time from `wrap_up`, for good. */
  complete(agent: AgentId, handoff: HandoffId, how: Ending & { tags?: readonly string[]; note?: string }): Promise<Done | Refused>;
  /** Takes a conversation from the bot. */
  pull(agent: AgentId, conversation: ConversationId, queue?: string): Promise<Done | Refused>;
  /** `key`: the same key again is the same line. `epoch`: of the floor, as the agent knew it. */
  reply(agent: AgentId, conversation: ConversationId, reply: { saying: Saying; key: string; epoch: number }): Promise<Said | Refused>;
  /** What they have begun to write to the customer, for who comes next; an empty text removes it. */
  keepDraft(agent: AgentId, conversation: ConversationId, text: string): Promise<Kept | Refused>;
  /** `key`: as with a reply; without one, each call is a note of its own. */
  note(agent: AgentId, conversation: ConversationId, text: string, key?: string): Promise<Said | Refused>;
  /**
   * They have gone by choice: what they serve goes on without them, and what they are offered goes to others. To be called once
   * their presence says so; what is not moved because of a crash is when it is found that they are lost.
   */
  leave(agent: AgentId): Promise<void>;
}

export interface Transfer {
  readonly to: Target;
  /** Whoever has the customer keeps them until it is taken. */
  readonly warm: boolean;
  /** For whoever takes it. */
  readonly note: string;
}

/** How somebody ends their part in a request. */
export interface Ending {
  readonly outcome: string;
  /** The number of the last line that they have read: not over a later one that waits for an answer. Without it, over whatever there is. */
  readonly seen?: number | undefined;
}

export interface Done {
  readonly kind: 'done';
  readonly request: HandoffRequest;
  readonly epoch: number;
}

export interface Said {
  readonly kind: 'said';
  readonly line: Line;
}

export interface Kept {
  readonly kind: 'kept';
}

/** Why not; `by` where somebody else was faster, or has it. */
export interface Refused {
  readonly kind: 'refused';
  readonly why:
    | 'not_found'
    | 'already_taken'
    | 'already_open'
    | 'not_your_queue'
    | 'not_yours'
    | 'wrong_state'
    | 'stale_control'
    | 'window_closed'
    | 'no_such_media'
    | 'media_not_taken'
    | 'no_such_article'
    | 'no_templates'
    | 'no_such_template'
    | 'wrong_values'
    | 'card_number'
    | 'no_such_step'
    | 'no_such_outcome'
    | 'no_such_target'
    | 'not_there'
    | 'customer_wrote';
  readonly by?: Pick<Agent, 'id' | 'name'>;
  /** Of `no_such_outcome`: those that there are. */
  readonly outcomes?: readonly string[];
  /** Of `wrong_values`: the names of what the template wants. */
  readonly placeholders?: readonly string[];
}
