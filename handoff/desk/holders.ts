import type { Floor } from '../../flows/dialogue/floor';
import type { AgentId } from '../../flows/dialogue/ids';
import type { HandoffRequest } from './request';

/** Who may speak to the customer in each state of a request: without its epoch, which grows when this changes. */
export const floorOf = ({ id: handoff, state, assignee }: HandoffRequest): WithoutEpoch => {
  switch (state) {
    case 'deferred':
    case 'queued':
    case 'offered':
      return { holder: 'queue', handoff };
    case 'accepted':
    case 'active':
    case 'on_hold':
      if (assignee === null) throw new Error(`The request ${handoff} is ${state} and nobody serves it. life.ts is at fault.`);
      return { holder: 'agent', agent: assignee, handoff };
    case 'wrap_up':
    case 'closed':
      return { holder: 'bot' };
    default:
      return state satisfies never;
  }
};

type WithoutEpoch<Of = Floor> = Of extends Floor ? Omit<Of, 'epoch'> : never;

/** With whom the request takes a place: the router gives nobody more of them than they have. */
export const placeHolder = ({ state, offer, assignee }: HandoffRequest): AgentId | null => {
  switch (state) {
    case 'offered':
      return offer?.agent ?? null;
    case 'accepted':
    case 'active':
      return assignee;
    case 'deferred':
    case 'queued':
    case 'on_hold':
    case 'wrap_up':
    case 'closed':
      return null;
    default:
      return state satisfies never;
  }
};
