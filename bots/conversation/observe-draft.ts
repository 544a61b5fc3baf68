import type { Observer } from '../observer';
import type { Draft } from './draft';

/** Tells what a committed turn has brought: the request for a person that it opened, and the flows that ended in it. */
export const observeDraft = ({ conversation, request, endedFlows }: Draft, observe: Observer): void => {
  for (const { flow, how } of endedFlows) observe({ kind: 'flow', conversation: conversation.id, flow, how });
  if (request?.version !== 0) return;
  const { id, queue, reason } = request.handoff;
  observe({ kind: 'handoff', handoff: id, queue, reason });
};
