import { useEffect, useRef } from 'react';
import { useDesk } from './use-desk';

/** Whoever stops for so long has written something, ms. */
const pause = 800;

/**
 * Keeps on the server what is being written, so that another tab or a colleague can go on with it. Only what has changed here: two
 * tabs that each hold the server to their own text would never come to rest.
 */
export const useKeepDraft = (conversationId: string, text: string, isMine: boolean): void => {
  const { api, desk } = useDesk();
  const kept = useRef(text);
  const isLive = desk.connection === 'live';
  useEffect(() => {
    if (!isMine || !isLive || text === kept.current) return;
    const timer = setTimeout(() => {
      kept.current = text;
      // It stays in this tab in any case, and the next change tries again.
      api.saveDraft(conversationId, text).catch(() => undefined);
    }, pause);
    return () => clearTimeout(timer);
  }, [conversationId, text, isMine, isLive, api]);
};
