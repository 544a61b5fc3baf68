import { randomBytes } from 'node:crypto';
import { type AgentId, asId } from '../../../../flows/dialogue/ids';
import type { Agent } from '../../../../handoff/desk/agent';
import { agents } from '../../../conversation/people';
import { pages } from '../../../mailroom/pages';
import { type Change, change, type Store, type Stored } from '../../../storage/store';
import { type Credentials, credentials, sameEmail } from './credentials';
import type { Passwords } from './passwords';
import type { DeskSessions } from './sessions';

/** What an administrator says of somebody. */
export type Profile = Pick<Agent, 'name' | 'roles' | 'queues' | 'languages' | 'capacity'>;

/** Who may sign in. A password goes in and never comes out. */
export interface Accounts {
  create(account: Profile & { readonly email: string; readonly password: string }): Promise<Agent | 'email_taken'>;
  /**
   * `signedOut`: their sessions are over, because they may do other things now or prove who they are in another way.
   * `last_admin`: nobody would be left who could give anybody a right.
   */
  change(id: AgentId, changes: AccountChange): Promise<{ readonly agent: Agent; readonly signedOut: boolean } | 'not_found' | 'last_admin'>;
  /** Whose these are, with what a sign-in has to commit; null: nobody's, or of somebody who is disabled. */
  check(email: string, password: string): Promise<{ readonly agent: Agent; readonly signedIn: Change } | null>;
  of(id: AgentId): Promise<Agent | undefined>;
  all(): Promise<readonly Agent[]>;
}

export type AccountChange = { readonly [key in keyof Profile]?: Profile[key] | undefined } & {
  readonly disabled?: boolean | undefined;
  readonly password?: string | undefined;
};

export const accounts = (needs: {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly sessions: Pick<DeskSessions, 'endingAll'>;
  /** ms UTC. */
  readonly now: () => number;
}): Accounts => {
  const { store, passwords, sessions } = needs;

  /** What changes with a new password: nothing, where it is no new one. */
  const passwordChange = async (agent: Agent, password: string): Promise<readonly Change[]> => {
    const id = sameEmail(agent.email);
    const found = await store.get(credentials, id);
    if (found && (await passwords.verify(password, found.password))) return [];
    const proof: Credentials = { id, agent: agent.id, password: await passwords.hash(password), signedInAt: found?.signedInAt ?? null };
    return [found ? change.update(credentials, proof, found.version) : change.insert(credentials, proof)];
  };

  const all = async (): Promise<readonly Stored<Agent>[]> => {
    const found: Stored<Agent>[] = [];
    for await (const agent of pages(store, agents, {}, 'id')) found.push(agent);
    return found;
  };

  /** That another administrator stays one: written with it, for two might go at the same moment. Null: there is none. */
  const stayingAdmin = async (id: AgentId): Promise<Change | null> => {
    const other = (await all()).find((agent) => agent.id !== id && isAdmin(agent));
    if (!other) return null;
    const { version, ...same } = other;
    return change.update(agents, same, version);
  };

  return {
    create: async ({ email, password, ...profile }) => {
      const id: AgentId = asId(`agent-${randomBytes(8).toString('hex')}`);
      const agent: Agent = { id, email: email.trim(), ...profile, disabled: false, load: [] };
      const proof = { id: sameEmail(email), agent: id, password: await passwords.hash(password), signedInAt: null };
      const { outcome } = await store.commit([change.insert(credentials, proof), change.insert(agents, agent)]);
      return outcome === 'done' ? agent : 'email_taken';
    },
    change: async (id, { password, ...wanted }) => {
      for (;;) {
        const found = await store.get(agents, id);
        if (!found) return 'not_found';
        const { version, ...before } = found;
        const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
        const agent: Agent = { ...before, ...given };
        const staying = isAdmin(before) && !isAdmin(agent) ? await stayingAdmin(id) : undefined;
        if (staying === null) return 'last_admin';
        const newPassword = password === undefined ? [] : await passwordChange(agent, password);
        const otherRoles = [...agent.roles].sort().join() !== [...before.roles].sort().join();
        const signedOut = newPassword.length > 0 || otherRoles || (agent.disabled && !before.disabled);
        const { outcome } = await store.commit([
          change.update(agents, agent, version),
          ...(staying === undefined ? [] : [staying]),
          ...newPassword,
          ...(signedOut ? await sessions.endingAll(id) : []),
        ]);
        if (outcome === 'done') return { agent, signedOut };
      }
    },
    check: async (email, password) => {
      const found = await store.get(credentials, sameEmail(email));
      const right = await passwords.verify(password, found?.password);
      const agent = right && found ? await store.get(agents, found.agent) : undefined;
      if (!found || !agent || agent.disabled) return null;
      const { version, ...proof } = found;
      return { agent, signedIn: change.update(credentials, { ...proof, signedInAt: needs.now() }, version) };
    },
    of: (id) => store.get(agents, id),
    all,
  };
};

const isAdmin = ({ roles, disabled }: Pick<Agent, 'roles' | 'disabled'>): boolean => !disabled && roles.includes('admin');
