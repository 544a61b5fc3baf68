import type { Me } from '../desk/me';
import { call } from './call';

/** Who is signed in, and what each call that changes something has to carry. */
export interface Session {
  readonly agent: Me;
  readonly csrf: string;
}

/** @throws Refused (401: nobody is signed in), or what `fetch` throws when the server cannot be reached. */
export const readSession = (): Promise<Session> => call('GET', '/api/session');

/** @throws Refused (401 wrong credentials, 429 too many tries), or what `fetch` throws when the server cannot be reached. */
export const signIn = (email: string, password: string): Promise<Session> => call('POST', '/api/session', {}, { email, password });
