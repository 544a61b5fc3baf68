import type { Floor } from './conversation';
import type { Handoff } from './handoff';

/** Who has the floor once an action has brought a handoff here: known before the stream tells it. */
export const floorAfter = ({ state, assignee }: Handoff, epoch: number): Floor => {
  switch (state) {
    case 'deferred':
    case 'queued':
    case 'offered':
      return { holder: 'queue', epoch };
    case 'accepted':
    case 'active':
    case 'on_hold':
      return assignee === null ? { holder: 'queue', epoch } : { holder: 'agent', agent: assignee, epoch };
    case 'wrap_up':
    case 'closed':
      return { holder: 'bot', epoch };
    default:
      return state satisfies never;
  }
};
