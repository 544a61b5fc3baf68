import type { Desk } from './desk';
import type { Handoff } from './handoff';

/** An agent is about to end their part in a request, in a dialog that covers the thread. */
export interface Finishing {
  readonly conversationId: string;
  /** The newest line that they had seen when it was covered; undefined: none. */
  readonly covered: number | undefined;
  /** The customer has written meanwhile: the dialog has given the thread free. */
  readonly hasWritten: boolean;
}

export const beginFinishing = ({ seen }: Pick<Desk, 'seen'>, { conversationId }: Pick<Handoff, 'conversationId'>): Finishing => ({
  conversationId,
  covered: seen.get(conversationId),
  hasWritten: false,
});

/** The newest line that the agent has seen: what came behind the dialog is none. */
export const seenIn = ({ conversationId, covered, hasWritten }: Finishing, { seen }: Pick<Desk, 'seen'>): number | undefined =>
  hasWritten ? seen.get(conversationId) : covered;

/** Where the dialog stands: over everything, beside the thread, or away while another conversation is on the screen. */
export type Stand = 'over' | 'beside' | 'away';

export const standOf = ({ conversationId, hasWritten }: Finishing, { chosen }: Pick<Desk, 'chosen'>): Stand =>
  !hasWritten ? 'over' : chosen === conversationId ? 'beside' : 'away';

/** Whether an agent has spoken behind what had been seen, and the customer has not written again. */
export const isAnswered = ({ conversationId, covered = 0 }: Finishing, { threads }: Pick<Desk, 'threads'>): boolean => {
  const last = threads
    .get(conversationId)
    ?.lines.findLast(({ author, kind }) => author === 'customer' || (author === 'agent' && kind !== 'note'));
  return last?.author === 'agent' && last.seq > covered;
};
