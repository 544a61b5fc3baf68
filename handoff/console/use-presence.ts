import type { Intent } from './desk/presence';
import { useDesk } from './use-desk';

/** Tells the desk whether this agent wants work. False: it could not be told, and the agent has been. */
export const usePresence = (): ((intent: Intent) => Promise<boolean>) => {
  const { api, desk, dispatch } = useDesk();
  return async (intent) => {
    try {
      dispatch({ kind: 'presence', agentId: desk.me.id, presence: await api.setPresence(intent) });
      return true;
    } catch {
      dispatch({ kind: 'noticed', notice: { kind: 'unreachable' } });
      return false;
    }
  };
};
