import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AgentId } from '../../../../flows/dialogue/ids';
import type { Clock } from '../../../clock';
import { type Change, change, collection, type Store, type Stored } from '../../../storage/store';

/** That somebody is signed in. All times are ms UTC. */
export interface DeskSession {
  /** A keyed digest of the token; the token itself is nowhere but in the cookie. */
  readonly id: string;
  readonly agent: AgentId;
  readonly since: number;
  /** When it was last used, to the minute. */
  readonly seenAt: number;
}

export const deskSessions = collection<DeskSession>('desk_sessions', {
  fields: { agent: 'string', since: 'number' },
  indexes: [['agent'], ['since']],
});

const minute = 60_000;
/** An open window's session was last used so long ago at most: its use is noted to the minute, and comes every 15 s. */
const windowUse = 1.5 * minute;
/** Unused for so long, a session is over. */
const idle = 30 * minute;
/** However much it is used. */
const longest = 12 * 60 * minute;

export interface DeskSessions {
  /**
   * A session of its own for each sign-in, whatever cookie came along. `given` is committed with it: null when that was in
   * conflict, and there is no session then.
   */
  open(agent: AgentId, given?: readonly Change[]): Promise<{ readonly token: string; readonly session: DeskSession } | null>;
  /** Whose token this is; it has been used then. Null when there is no such session, or no longer. */
  of(token: string): Promise<DeskSession | null>;
  /** Whether the session of an open stream still is one; it has been used then. */
  use(id: string): Promise<boolean>;
  /** Whether it still is one; that is no use of it. */
  isOpen(id: string): Promise<boolean>;
  end(id: string): Promise<void>;
  /** Whether a window of theirs is open at any server: each uses its session every few seconds. */
  inUse(agent: AgentId): Promise<boolean>;
  /** What ends all sessions of an agent, to be committed with the reason for it. */
  endingAll(agent: AgentId): Promise<readonly Change[]>;
  /** What unsafe calls of this session have to bring along. */
  csrf(token: string): string;
  isCsrf(token: string, given: string): boolean;
}

/** @param needs.secret a session is valid for as long as this is the same, also across restarts. */
export const sessions = (needs: { readonly store: Store; readonly clock: Clock; readonly secret: string }): DeskSessions => {
  const { store, clock, secret } = needs;
  const mac = (text: string): Buffer => createHmac('sha256', secret).update(text).digest();
  const idOf = (token: string): string => mac(token).toString('hex');
  const csrf = (token: string): string => mac(`csrf ${token}`).toString('base64url');

  const isOver = ({ since, seenAt }: DeskSession): boolean => clock.now() - seenAt >= idle || clock.now() - since >= longest;

  const end = async (id: string): Promise<void> => {
    for (;;) {
      const session = await store.get(deskSessions, id);
      if (!session) return;
      if ((await store.commit([change.delete(deskSessions, session)])).outcome === 'done') return;
    }
  };

  const current = async (id: string): Promise<Stored<DeskSession> | null> => {
    const found = await store.get(deskSessions, id);
    if (!found || !isOver(found)) return found ?? null;
    await end(id);
    return null;
  };

  const used = async (id: string): Promise<DeskSession | null> => {
    const found = await current(id);
    if (!found) return null;
    const { version, ...session } = found;
    if (clock.now() - session.seenAt < minute) return session;
    const seen = { ...session, seenAt: clock.now() };
    const { outcome } = await store.commit([change.update(deskSessions, seen, version)]);
    // Somebody was faster: another call of the same session, or its end.
    return outcome === 'done' || (await store.get(deskSessions, id)) ? seen : null;
  };

  /** Sessions whose cookie never came back. */
  const clearAway = async (): Promise<void> => {
    const over = await store.find(deskSessions, { range: { field: 'since', to: clock.now() - longest }, limit: 100 });
    for (const { id } of over) await end(id);
  };

  return {
    open: async (agent, given = []) => {
      await clearAway();
      const token = randomBytes(32).toString('base64url');
      const session = { id: idOf(token), agent, since: clock.now(), seenAt: clock.now() };
      const { outcome } = await store.commit([change.insert(deskSessions, session), ...given]);
      return outcome === 'done' ? { token, session } : null;
    },
    of: (token) => used(idOf(token)),
    use: async (id) => (await used(id)) !== null,
    isOpen: async (id) => (await current(id)) !== null,
    end,
    inUse: async (agent) =>
      (await store.find(deskSessions, { where: { agent }, limit: 1_000 })).some(({ seenAt }) => clock.now() - seenAt < windowUse),
    endingAll: async (agent) =>
      (await store.find(deskSessions, { where: { agent }, limit: 1_000 })).map((session) => change.delete(deskSessions, session)),
    csrf,
    isCsrf: (token, given) => {
      const [wanted, brought] = [Buffer.from(csrf(token)), Buffer.from(given)];
      return brought.length === wanted.length && timingSafeEqual(brought, wanted);
    },
  };
};
