import type { ConversationId } from '../../flows/dialogue/ids';

/** So many others in a row were faster: something is wrong. */
const mostAttempts = 50;

/**
 * Of two that do something to a conversation at the same time, whoever commits first has won. The other one's attempt has
 * `moved`, and is made anew from what the first has left.
 */
export const retryOnConflict = async <Result>(conversation: ConversationId, attempt: () => Promise<Result | 'moved'>): Promise<Result> => {
  for (let attempts = 0; attempts < mostAttempts; attempts += 1) {
    const result = await attempt();
    if (result !== 'moved') return result;
  }
  throw new Error(`The conversation ${conversation} kept changing under ${mostAttempts} attempts. Look for what writes it all the time.`);
};
