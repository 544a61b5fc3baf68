import type { Handoff } from './handoff';
import { isPassedToQueueOf } from './is-passed-to-queue-of';
import type { Me } from './me';
import { offerToMe } from './offer-to-me';
import { oversees } from './oversees';

export type Action = 'take' | 'decline' | 'hold' | 'resume' | 'give_back' | 'pass_on' | 'close' | 'done' | 'take_over' | 'take_back';

/** What this agent can do with a handoff now, the most likely first. */
export const actionsOf = (handoff: Handoff, me: Me): readonly Action[] => {
  if (offerToMe(handoff, me) !== null) return ['take', 'decline'];
  if (isPassedToQueueOf(me, handoff)) return ['take'];
  const isMine = handoff.assignee?.id === me.id;
  switch (handoff.state) {
    case 'queued':
    case 'deferred':
    case 'offered':
      if (me.queues.includes(handoff.queue)) return oversees(me) ? ['take', 'pass_on'] : ['take'];
      return oversees(me) ? ['take_over', 'pass_on'] : [];
    case 'accepted':
    case 'active':
      return isMine ? ['hold', 'give_back', 'pass_on', 'close'] : oversees(me) ? ['take_over', 'pass_on'] : [];
    case 'on_hold':
      return isMine ? ['resume', 'give_back', 'pass_on', 'close'] : oversees(me) ? ['take_over', 'pass_on'] : [];
    case 'wrap_up':
      return isMine ? ['done', 'take_back'] : [];
    case 'closed':
      return me.queues.includes(handoff.queue) ? ['take_back'] : [];
    default:
      return handoff.state satisfies never;
  }
};
