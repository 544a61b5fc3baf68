import { type Activity, EventFactory } from 'botbuilder';
import type { HandoffRequest } from '../../../handoff/desk/request';

/**
 * `handoff.status`, as the Bot Framework's handoff protocol has it: `accepted`, `failed` or `completed`, where the request has
 * come to one of these; before that its own state. The whole of it stands beside, for those who want more.
 */
export const handoffStatus = (activity: Activity, request: HandoffRequest): Partial<Activity> => {
  const { id, state, ended, queue, assignee, outcome } = request;
  const event = EventFactory.createHandoffStatus(activity.conversation, statusOf(request), outcome ?? state);
  return { ...event, value: { ...event.value, handoffId: id, handoffState: state, queue, assignee, ended: ended ?? null } };
};

const statusOf = ({ state, ended }: HandoffRequest): string => {
  switch (state) {
    case 'deferred':
    case 'queued':
    case 'offered':
      return state;
    case 'accepted':
    case 'active':
    case 'on_hold':
      return 'accepted';
    case 'wrap_up':
      return 'completed';
    case 'closed':
      return ended === 'resolved' || ended === 'returned_to_bot' ? 'completed' : 'failed';
    default:
      return state satisfies never;
  }
};
