import { createHash, randomBytes } from 'node:crypto';
import { nearestLocale } from '../../../locales/nearest-locale';
import type { Clock } from '../../clock';
import { change, collection, type Store } from '../../storage/store';

/** A visitor's right to one conversation: whoever has the token is the visitor. */
export interface ChatSession {
  /** SHA-256 of the token, hexadecimal. The token itself is nowhere but with the page. */
  readonly id: string;
  /** The address of the customer at this door. */
  readonly visitor: string;
  /** One of the bot's; absent when the page asked for none of them. */
  readonly locale?: string;
  /** ms since 1970, UTC. */
  readonly since: number;
}

export const chatSessions = collection<ChatSession>('chat_sessions', { fields: {}, indexes: [] });

export interface Sessions {
  /** @param wanted the language that the page was opened in, as a BCP 47 tag. */
  open(wanted?: string): Promise<{ readonly token: string; readonly session: ChatSession }>;
  /** Whose request this is; null without a token of ours. */
  of(authorization: string | undefined): Promise<ChatSession | null>;
}

export const sessions = (needs: { store: Store; clock: Clock; locales: readonly string[] }): Sessions => ({
  open: async (wanted) => {
    const token = randomBytes(32).toString('base64url');
    const locale = nearestLocale(wanted ?? '', needs.locales);
    const session = {
      id: digest(token),
      visitor: `visitor-${randomBytes(12).toString('hex')}`,
      ...(locale === null ? {} : { locale }),
      since: needs.clock.now(),
    };
    await needs.store.commit([change.insert(chatSessions, session)]);
    return { token, session };
  },
  of: async (authorization) => {
    const token = /^Bearer ([\w-]{43})$/i.exec(authorization ?? '')?.[1];
    return token === undefined ? null : ((await needs.store.get(chatSessions, digest(token))) ?? null);
  },
});

/** The token has 256 random bits, so its digest needs no salt and its look-up no constant time. */
const digest = (token: string): string => createHash('sha256').update(token).digest('hex');
