import type { Thread } from '../desk/thread';
import type { DeskApi } from './desk-api';

/** @throws Refused, or what `fetch` throws when the server cannot be reached. */
export const readThread = async (api: Pick<DeskApi, 'conversation' | 'linesBefore'>, id: string): Promise<Thread> => {
  const conversation = await api.conversation(id);
  return { conversation, lines: await api.linesBefore(id, conversation.seq + 1) };
};
