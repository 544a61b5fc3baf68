import { serves } from '../../handoff/desk/agent';
import type { Decide } from './act';
import { holderOf } from './holder-of';
import { refused } from './refused';

/** Who takes a request, and who was faster. */
export const accepting: Decide = ({ draft, agent }, request) => {
  const { state, assignee, transfer, offer, queue } = request;
  const by = holderOf(draft, assignee);
  switch (state) {
    case 'deferred':
    case 'queued':
    case 'offered':
      return serves(agent, queue) || offer?.agent === agent.id ? { type: 'accepted', agent: agent.id } : refused('not_your_queue');
    case 'accepted':
    case 'active':
    case 'on_hold': {
      // A second click of the same person is no race.
      if (assignee === agent.id) return { kind: 'done', request, epoch: draft.conversation.floor.epoch };
      const wanted = transfer !== null && ('agent' in transfer.to ? transfer.to.agent === agent.id : serves(agent, transfer.to.queue));
      return wanted ? { type: 'accepted', agent: agent.id } : refused('already_taken', by);
    }
    case 'wrap_up':
    case 'closed':
      return refused(by ? 'already_taken' : 'wrong_state', by);
    default:
      return state satisfies never;
  }
};
