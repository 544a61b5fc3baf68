import type { ServerEvent } from '../../../../server/window-parts/parse-events';
import type { ChatEvent } from '../conversation/chat-event';

/** What an event of the stream means for the conversation; null for one that this page does not know. */
export const chatEventOf = ({ event, data }: ServerEvent): ChatEvent | null => {
  switch (event) {
    case 'line':
      return { kind: 'line', line: JSON.parse(data) };
    case 'typing':
      return { kind: 'typing', on: JSON.parse(data).on === true };
    case 'floor':
      return { kind: 'floor', floor: JSON.parse(data) };
    default:
      return null;
  }
};
