import type { Observer } from '../observer';
import type { Draft } from './draft';

/** Tells of the request for a person that a committed turn has opened. */
export const observeRequest = ({ request }: Draft, observe: Observer): void => {
  if (request?.version !== 0) return;
  const { id, queue, reason } = request.handoff;
  observe({ kind: 'handoff', handoff: id, queue, reason });
};
