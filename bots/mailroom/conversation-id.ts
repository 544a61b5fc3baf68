import { createHash } from 'node:crypto';
import type { ConversationId } from '../../flows/dialogue/ids';
import { asId } from '../../flows/dialogue/ids';

/**
 * One customer on one account of one channel: always the same id, so that no look-up stands between a webhook and its lane.
 * A digest, because a phone number has no place in file names, metrics and logs.
 */
export const conversationId = (channel: string, account: string, address: string): ConversationId =>
  asId(`${channel}-${createHash('sha256').update(`${account}\n${address}`).digest('base64url').slice(0, 20)}`);
