import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { asId } from '../../../../flows/dialogue/ids';
import type { Agent } from '../../../../handoff/desk/agent';
import { agents } from '../../../conversation/people';
import { change, type Store } from '../../../storage/store';
import type { Accounts } from './accounts';
import { credentials, sameEmail } from './credentials';

/** The account that makes the others. */
export interface FirstAccount {
  /** Makes it, or brings it to what the environment says. `token`: of a sign-in link that is good once. */
  ensure(): Promise<{ readonly token: string | null; readonly warnings: readonly string[] }>;
  /** Whose link this is; nobody's from the second time on. */
  take(token: string): Promise<Agent | null>;
}

const everything = { roles: ['admin', 'supervisor', 'agent'], queues: 'all', languages: [] } satisfies Partial<Agent>;
/** How many requests somebody has at a time unless an administrator says otherwise. */
export const usualCapacity = 4;
const noAccount =
  'The environment names no first account for the desk. Set ADMIN_EMAIL and ADMIN_PASSWORD, unless others have one already.';
const owner: Agent = {
  id: asId('owner'),
  name: 'Owner',
  email: 'owner@localhost',
  ...everything,
  capacity: usualCapacity,
  disabled: false,
  load: [],
};

export const firstAccount = (needs: {
  readonly store: Store;
  readonly accounts: Pick<Accounts, 'create' | 'change' | 'of'>;
  readonly admin: { readonly email: string | undefined; readonly password: string | undefined };
  readonly production: boolean;
}): FirstAccount => {
  const { store, accounts, admin, production } = needs;
  /** SHA-256 of the token that is still good. */
  let linkDigest: Buffer | null = null;

  const ensureAdmin = async (email: string, password: string): Promise<void> => {
    const known = await store.get(credentials, sameEmail(email));
    if (known) {
      // What else they have changed of their account stays; whoever sets the environment can always get in.
      const roles = [...new Set([...everything.roles, ...((await accounts.of(known.agent))?.roles ?? [])])];
      await accounts.change(known.agent, { password, roles, disabled: false });
      return;
    }
    const made = await accounts.create({ email, password, name: nameOf(email), capacity: usualCapacity, ...everything });
    // Another server that starts at this moment was faster.
    if (made === 'email_taken') await ensureAdmin(email, password);
  };

  return {
    ensure: async () => {
      const { email, password } = admin;
      if (email !== undefined && password !== undefined) {
        await ensureAdmin(email, password);
        return { token: null, warnings: [] };
      }
      if (email !== undefined || production) {
        return {
          token: null,
          warnings: [noAccount],
        };
      }
      await store.commit([change.ensure(agents, owner)]);
      const token = randomBytes(32).toString('base64url');
      linkDigest = digest(token);
      return { token, warnings: [] };
    },
    take: async (token) => {
      if (linkDigest === null || !timingSafeEqual(digest(token), linkDigest)) return null;
      linkDigest = null;
      const agent = await store.get(agents, owner.id);
      return agent && !agent.disabled ? agent : null;
    },
  };
};

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** `mara.lind@bank.example` → `Mara Lind`. */
const nameOf = (email: string): string =>
  email
    .split('@', 1)
    .join()
    .split(/[._+-]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
