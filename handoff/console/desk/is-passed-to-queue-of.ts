import type { Handoff } from './handoff';
import type { Me } from './me';

/** A colleague passes it on to a queue of this agent's, and keeps it until somebody there takes it. */
export const isPassedToQueueOf = (me: Me, { transfer }: Handoff): boolean =>
  transfer !== null && 'queue' in transfer.to && transfer.by.id !== me.id && me.queues.includes(transfer.to.queue);
