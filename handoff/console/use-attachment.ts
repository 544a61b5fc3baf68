import { useState } from 'react';
import { takenFiles } from '../../bots/server/window-parts/media/taken-files';
import { Refused } from './transport/refused';
import { useDesk } from './use-desk';

/** Why a file is not with the reply; `unreachable` may pass. */
type AttachFault = 'too_large' | 'not_taken' | 'refused' | 'unreachable';

/** A file on its way to the server, or one that did not get there. */
interface Bringing {
  readonly conversationId: string;
  readonly file: File;
  readonly fault?: AttachFault;
}

export interface Attaching {
  readonly bringing: Bringing | null;
  readonly attach: (file: File) => void;
  /** Takes it away again, wherever it is. */
  readonly drop: () => void;
}

/** The file of a reply: it is uploaded as it is chosen, so that the agent knows what the channel does not take before they send. */
export const useAttachment = (conversationId: string): Attaching => {
  const { api, dispatch } = useDesk();
  const [current, setCurrent] = useState<Bringing | null>(null);

  const attach = (file: File): void => {
    const bringing = { conversationId, file };
    setCurrent(file.size > takenFiles.largest ? { ...bringing, fault: 'too_large' } : bringing);
    if (file.size > takenFiles.largest) return;
    // Another one may have been chosen meanwhile: then this one is not wanted any more.
    const settle = (to: Bringing | null): void => setCurrent((now) => (now?.file === file ? to : now));
    api.upload(conversationId, file).then(
      (attached) => {
        settle(null);
        dispatch({ kind: 'attached', conversationId, file: attached });
      },
      (error: unknown) => settle({ ...bringing, fault: faultOf(error) }),
    );
  };
  return {
    bringing: current?.conversationId === conversationId ? current : null,
    attach,
    drop: () => {
      setCurrent(null);
      dispatch({ kind: 'attached', conversationId, file: null });
    },
  };
};

const faultOf = (error: unknown): AttachFault => {
  if (!(error instanceof Refused) || error.mayPass) return 'unreachable';
  if (error.code === 'media_not_taken') return 'not_taken';
  return error.code === 'body_too_large' ? 'too_large' : 'refused';
};
