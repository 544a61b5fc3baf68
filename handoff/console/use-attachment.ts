import { takenFiles } from '../../bots/server/window-parts/media/taken-files';
import type { Upload, UploadFault } from './desk/upload';
import { Refused } from './transport/refused';
import { useDesk } from './use-desk';

export interface Attaching {
  readonly upload: Upload | null;
  readonly attach: (file: File) => void;
  /** Takes it away again, wherever it is. */
  readonly drop: () => void;
}

/** The file of a reply: it is uploaded as it is chosen, so that the agent knows what the channel does not take before they send. */
export const useAttachment = (conversationId: string): Attaching => {
  const { desk, api, dispatch } = useDesk();
  const attach = (file: File): void => {
    const fail = (fault: UploadFault): void => dispatch({ kind: 'upload_failed', conversationId, file, fault });
    dispatch({ kind: 'uploading', conversationId, file });
    if (file.size > takenFiles.largest) return fail('too_large');
    api.upload(conversationId, file).then(
      (attached) => dispatch({ kind: 'uploaded', conversationId, from: file, file: attached }),
      (error: unknown) => fail(faultOf(error)),
    );
  };
  return {
    upload: desk.uploads.get(conversationId) ?? null,
    attach,
    drop: () => dispatch({ kind: 'detached', conversationId }),
  };
};

const faultOf = (error: unknown): UploadFault => {
  if (!(error instanceof Refused) || error.mayPass) return 'unreachable';
  if (error.code === 'media_not_taken') return 'not_taken';
  return error.code === 'body_too_large' ? 'too_large' : 'refused';
};
