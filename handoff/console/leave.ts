import type { Handoff } from './desk/handoff';
import type { Intent } from './desk/presence';

interface Leaving {
  readonly how: 'go_offline' | 'sign_out';
  /** What the agent had chosen to be. */
  readonly before: Intent;
  /** What must not stay with them. */
  readonly work: readonly Handoff[];
  /** False, here and of `handOver`: it could not be done, and the agent has been told. */
  readonly setPresence: (intent: Intent) => Promise<boolean>;
  readonly handOver: (handoff: Handoff) => Promise<boolean>;
  readonly signOut: () => void;
}

/** Hands over what is open, and goes. False: something of it could not be done, and the agent is still there. */
export const leave = async ({ how, before, work, setPresence, handOver, signOut }: Leaving): Promise<boolean> => {
  // Away first, or the desk would offer it to this agent again.
  if (!(await setPresence('away'))) return false;
  const given = await Promise.all(work.map(handOver));
  // Signing out ends the presence and keeps what was chosen for the next time. Both ways the desk moves by itself what is left.
  if (!given.every(Boolean) || !(await setPresence(how === 'sign_out' ? before : 'offline'))) return false;
  if (how === 'sign_out') signOut();
  return true;
};
