import { useEffect, useState } from 'react';
import type { ConversationRow } from './desk/conversation-row';
import { useDesk } from './use-desk';

/** The stream does not tell of conversations that nobody has asked a person for. ms */
const every = 20_000;

/** The latest conversations that the bot has; null until they are read. Read anew from time to time while they are looked at. */
export const useWithBot = (isLookedAt: boolean): readonly ConversationRow[] | null => {
  const { desk, api } = useDesk();
  const [rows, setRows] = useState<readonly ConversationRow[] | null>(null);
  const isLive = desk.connection === 'live';
  useEffect(() => {
    if (!isLookedAt || !isLive) return;
    // What could not be read now is read the next time.
    const read = (): void => void (document.hidden || api.withBot().then(setRows, () => undefined));
    read();
    const timer = setInterval(read, every);
    return () => clearInterval(timer);
  }, [isLookedAt, isLive, api]);
  // Somebody has asked for a person meanwhile, or a person has taken it.
  const open = new Set([...desk.handoffs.values()].filter(({ state }) => state !== 'closed').map(({ conversationId }) => conversationId));
  return rows && rows.filter(({ id }) => !open.has(id));
};
