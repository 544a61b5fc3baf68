import { createHash, randomBytes } from 'node:crypto';
import { nearestLocale } from '../../../locales/nearest-locale';
import type { Clock } from '../../clock';
import type { Observer } from '../../observer';
import { change, collection, type Store, type Stored } from '../../storage/store';

/** A visitor's right to one conversation: whoever has the token is the visitor, until it has not been used for thirty days. */
export interface ChatSession {
  /** SHA-256 of the token, hexadecimal. The token itself is nowhere but with the page. */
  readonly id: string;
  /** The address of the customer at this door. */
  readonly visitor: string;
  /** One of the bot's; absent when the page asked for none of them. */
  readonly locale?: string;
  /** ms since 1970, UTC. */
  readonly since: number;
  /** When it was last used, ms UTC, to the day. */
  readonly usedAt: number;
}

export const chatSessions = collection<ChatSession>('chat_sessions', { fields: { usedAt: 'number' }, indexes: [['usedAt']] });

const day = 24 * 3_600_000;
/** Who comes back within this time finds their conversation, ms. */
const lifetime = 30 * day;
/** Sessions that are removed when one is opened. */
const clearedAtOnce = 100;

export interface Sessions {
  /** @param wanted the language that the page was opened in, as a BCP 47 tag. */
  open(wanted?: string): Promise<{ readonly token: string; readonly session: ChatSession }>;
  /** Whose request this is; null without a token of ours, or with one that has not been used for too long. */
  of(authorization: string | undefined): Promise<ChatSession | null>;
}

export const sessions = (needs: {
  readonly store: Store;
  readonly clock: Clock;
  readonly locales: readonly string[];
  readonly observe: Observer;
}): Sessions => {
  const { store, clock, locales, observe } = needs;
  const isOver = ({ usedAt }: ChatSession): boolean => clock.now() - usedAt >= lifetime;

  /** Of another use at the same moment only one is noted, and that is as good. */
  const use = async ({ version, ...session }: Stored<ChatSession>): Promise<void> => {
    if (clock.now() - session.usedAt < day) return;
    await store.commit([change.update(chatSessions, { ...session, usedAt: clock.now() }, version)]);
  };

  const clearAway = async (): Promise<void> => {
    const over = await store.find(chatSessions, { range: { field: 'usedAt', to: clock.now() - lifetime }, limit: clearedAtOnce });
    // A conflict means that somebody else is doing the same.
    if (over.length > 0) await store.commit(over.map((session) => change.delete(chatSessions, session)));
  };

  return {
    open: async (wanted) => {
      // What is left is cleared away at a later visit; this one has nothing to do with it.
      await clearAway().catch((error: unknown) => observe({ kind: 'trouble', where: 'chat sessions', error }));
      const token = randomBytes(32).toString('base64url');
      const locale = nearestLocale(wanted ?? '', locales);
      const session = {
        id: digest(token),
        visitor: `visitor-${randomBytes(12).toString('hex')}`,
        ...(locale === null ? {} : { locale }),
        since: clock.now(),
        usedAt: clock.now(),
      };
      await store.commit([change.insert(chatSessions, session)]);
      return { token, session };
    },
    of: async (authorization) => {
      const token = /^Bearer ([\w-]{43})$/i.exec(authorization ?? '')?.[1];
      const session = token === undefined ? undefined : await store.get(chatSessions, digest(token));
      if (!session || isOver(session)) return null;
      await use(session);
      return session;
    },
  };
};

/** The token has 256 random bits, so its digest needs no salt and its look-up no constant time. */
const digest = (token: string): string => createHash('sha256').update(token).digest('hex');
