import { takenFiles } from '../../../../server/window-parts/media/taken-files';
import type { FileFault, Letter } from '../conversation/chat';
import { postMessage, TurnedAway, uploadFile } from './api';
import { heldFiles } from './held-files';

/** What became of an attempt; after `stumbled` another one may go through, and after `unknown` one in a new session. */
type Posted = { readonly kind: 'posted' | 'stumbled' | 'refused' | 'unknown' } | Spoilt;

type Spoilt = { readonly kind: 'spoilt'; readonly fault: FileFault };

/**
 * One attempt to post a letter, with its file before it. Never throws. A repeat is harmless: the server knows the letter by its
 * `clientId`, and the file by what it is.
 */
export const postLetter = async (
  token: string,
  letter: Letter,
  {
    uploaded = () => {},
    post = postMessage,
    upload = uploadFile,
  }: { readonly uploaded?: (id: string) => void; readonly post?: typeof postMessage; readonly upload?: typeof uploadFile } = {},
): Promise<Posted> => {
  const { clientId, text, choice, media } = letter;
  try {
    if (media === undefined) {
      await post(token, choice === undefined ? { clientId, text } : { clientId, choice });
      return { kind: 'posted' };
    }
    const sent = media.id ?? (await bring(token, clientId, upload));
    if (typeof sent !== 'string') return sent;
    uploaded(sent);
    await post(token, { clientId, media: { id: sent } });
    return { kind: 'posted' };
  } catch (error) {
    return { kind: outcomeOf(error) };
  }
};

/** The file's id; or why it will never have one. */
const bring = async (token: string, clientId: string, upload: typeof uploadFile): Promise<string | Spoilt> => {
  const file = heldFiles.get(clientId);
  if (file === undefined) return { kind: 'spoilt', fault: 'lost' };
  if (file.size > takenFiles.largest) return { kind: 'spoilt', fault: 'too_large' };
  try {
    return await upload(token, file);
  } catch (error) {
    if (outcomeOf(error) !== 'refused') throw error;
    return { kind: 'spoilt', fault: error instanceof TurnedAway && error.status === 413 ? 'too_large' : 'not_taken' };
  }
};

const outcomeOf = (error: unknown): 'stumbled' | 'refused' | 'unknown' => {
  if (!(error instanceof TurnedAway)) return 'stumbled';
  if (error.status === 401) return 'unknown';
  return error.status >= 500 || error.status === 429 || error.status === 408 ? 'stumbled' : 'refused';
};
