import type { Desk } from './desk';
import type { Handoff } from './handoff';

/** Whether a customer of this agent's, or one who waits, has written something that has not been on the screen. */
export const hasNews = ({ conversationId, lastLine, assignee }: Handoff, { me, seen }: Pick<Desk, 'me' | 'seen'>): boolean =>
  lastLine?.author === 'customer' && (assignee === null || assignee.id === me.id) && lastLine.seq > (seen.get(conversationId) ?? 0);
