import type { Download } from '../channel';
import type { FetchFile } from '../meta/fetch-file';

/** Messenger tells the address of a file itself, which is good for some days and needs no token. */
export const download =
  (fetchFile: FetchFile): Download =>
  async ({ mediaId, signal }) => {
    const fetched = await fetchFile(mediaId, { signal });
    if (fetched.kind !== 'expired') return fetched;
    return { kind: 'gone', code: fetched.code, reason: 'Messenger has it no more. Ask the customer to send it again.' };
  };
