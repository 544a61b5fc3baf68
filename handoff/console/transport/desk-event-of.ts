import type { ServerEvent } from '../../../bots/server/window-parts/parse-events';
import type { DeskEvent } from '../desk/desk-event';

/** What an event of the stream means for the desk; null for one that this window does not need: a handoff's promise comes with the handoff. */
export const deskEventOf = ({ event, data }: ServerEvent): DeskEvent | null => {
  switch (event) {
    case 'handoff':
      return { kind: 'handoff', handoff: JSON.parse(data) };
    case 'line': {
      const { conversationId, ...line } = JSON.parse(data);
      return { kind: 'line', conversationId, line };
    }
    case 'floor': {
      const { conversationId, ...floor } = JSON.parse(data);
      return { kind: 'floor', conversationId, floor };
    }
    case 'draft':
      return { kind: 'draft', ...JSON.parse(data) };
    case 'presence': {
      const { id, presence } = JSON.parse(data);
      return { kind: 'presence', agentId: id, presence };
    }
    default:
      return null;
  }
};
