import type { Floor } from './conversation';
import type { Handoff } from './handoff';
import type { Me } from './me';
import { oversees } from './oversees';

/** Whether this agent may take a conversation from the bot. Where it was served in a queue of theirs, they take that handoff back instead. */
export const mayPull = (me: Me, floor: Floor, handoff: Handoff | null): boolean => {
  const isFree = handoff === null || (handoff.state === 'closed' && !me.queues.includes(handoff.queue));
  return oversees(me) && me.queues.length > 0 && floor.holder === 'bot' && isFree;
};
