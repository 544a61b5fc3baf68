import type { ContactId, ConversationId, HandoffId } from '../../flows/dialogue/ids';
import type { Json } from '../../flows/dialogue/json';
import type { Priority } from '../queue';
import type { Need } from '../rules';

/** One customer's wish for a person, from the moment it is made until somebody has dealt with it. */
export interface HandoffRequest {
  readonly id: HandoffId;
  readonly conversation: ConversationId;
  readonly contact: ContactId;
  readonly state: 'queued' | 'closed';
  readonly queue: string;
  readonly priority: Priority;
  readonly reason: string;
  readonly intent: string | null;
  readonly locale: string;
  readonly channel: string;
  /** ms UTC. */
  readonly requestedAt: number;
  readonly briefing: Briefing;
}

/** What the agent should know before the first word. */
export interface Briefing {
  /** What the flow has learnt, by slot; private values as their masked form. */
  readonly slots: Readonly<Record<string, Json>>;
  /** The steps of the flow that the bot went through, as `flow.step`. */
  readonly tried: readonly string[];
}

const ranks: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];

/** Opens a request. */
export const openRequest = (
  need: Need,
  about: Pick<HandoffRequest, 'id' | 'conversation' | 'contact' | 'locale' | 'channel' | 'requestedAt' | 'briefing'>,
): HandoffRequest => ({ ...about, state: 'queued', queue: need.queue, priority: need.priority, reason: need.reason, intent: need.intent });

/**
 * A second need while the first is still open: there is one request per conversation, so it becomes the more urgent of the
 * two and learns what the second one knows. Its place in line stays.
 */
export const raiseRequest = (request: HandoffRequest, need: Need, briefing: Briefing): HandoffRequest => {
  const both = {
    slots: { ...request.briefing.slots, ...briefing.slots },
    tried: [...new Set([...request.briefing.tried, ...briefing.tried])],
  };
  const urgent = ranks.indexOf(need.priority) > ranks.indexOf(request.priority);
  if (!urgent) return { ...request, briefing: both };
  return {
    ...request,
    queue: need.queue,
    priority: need.priority,
    reason: need.reason,
    intent: need.intent ?? request.intent,
    briefing: both,
  };
};
