import type { Conversation } from './conversation';
import type { Person } from './person';

/** Whether this agent may write to the customer, and if not, why. */
export type Standing = { readonly kind: 'yours' | 'window_closed' | 'queue' | 'bot' } | { readonly kind: 'other'; readonly agent: Person };

export const standingOf = ({ floor, canReply }: Conversation, me: Person, now: number): Standing => {
  switch (floor.holder) {
    case 'bot':
      return { kind: 'bot' };
    case 'queue':
      return { kind: 'queue' };
    case 'agent': {
      if (floor.agent.id !== me.id) return { kind: 'other', agent: floor.agent };
      const isClosed = canReply.allowed !== 'free' || (canReply.until !== null && canReply.until <= now);
      return { kind: isClosed ? 'window_closed' : 'yours' };
    }
    default:
      return floor satisfies never;
  }
};
