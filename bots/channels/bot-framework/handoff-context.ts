import type { HandoffRequest } from '../../../handoff/desk/request';
import type { SeenTurn } from '../../definition/around';

/** What goes with `handoff.initiate`: our own names, and those that agent hubs of the field look for (Copilot Studio's `va_…`). */
export const handoffContext = ({ conversation }: SeenTurn, request: HandoffRequest): object => ({
  handoffId: request.id,
  queue: request.queue,
  priority: request.priority,
  reason: request.reason,
  intent: request.intent,
  slots: request.briefing.slots,
  tried: request.briefing.tried,
  va_Scope: 'bot',
  va_LastTopic: request.briefing.tried.findLast((step) => !step.startsWith('house.'))?.split('.')[0] ?? '',
  va_ConversationId: conversation.id,
  va_BotName: 'schalter',
  va_Language: conversation.locale,
});
