import type { AgentId } from '../../../../flows/dialogue/ids';
import { collection } from '../../../storage/store';

/** What somebody proves with who they are. It stands apart from the agent, so that no view of an agent can show it. */
export interface Credentials {
  /** The e-mail address as `sameEmail` makes it: being the id, it is nobody else's. */
  readonly id: string;
  readonly agent: AgentId;
  /** See `passwords.ts`. */
  readonly password: string;
  /** ms UTC; null before the first time. Each sign-in changes the document, so none can be based on a password of before. */
  readonly signedInAt: number | null;
}

export const credentials = collection<Credentials>('desk_credentials', { fields: {}, indexes: [] });

/** One spelling for all ways of writing the same address. */
export const sameEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
