import type { Letter } from '../conversation/chat';
import { postMessage, TurnedAway } from './api';

/** What became of an attempt; after `stumbled` another one may go through, and after `unknown` one in a new session. */
type Posted = 'posted' | 'stumbled' | 'refused' | 'unknown';

/** One attempt to post a letter. Never throws. A repeat is harmless: the server knows the letter by its `clientId`. */
export const postLetter = async (token: string, { clientId, text, choice }: Letter, post = postMessage): Promise<Posted> => {
  try {
    await post(token, choice === undefined ? { clientId, text } : { clientId, choice });
    return 'posted';
  } catch (error) {
    if (!(error instanceof TurnedAway)) return 'stumbled';
    if (error.status === 401) return 'unknown';
    return error.status >= 500 || error.status === 429 || error.status === 408 ? 'stumbled' : 'refused';
  }
};
