import { createHash } from 'node:crypto';
import { largestFile, tooLarge } from '../../media/limits';
import type { Download, Downloaded } from '../channel';
import type { FetchFile } from '../meta/fetch-file';
import type { Graph, GraphAnswer } from '../meta/graph';
import { graphError } from '../meta/graph-error';
import { read } from '../meta/read';

/** A file by its id: asks for its address, which is good for five minutes, and fetches it there (Cloud API, Media). */
export const download = (graph: Graph, fetchFile: FetchFile, accessToken: string): Download => {
  const attempt = async (mediaId: string, signal: AbortSignal): ReturnType<FetchFile> => {
    const answer = await graph.get(encodeURIComponent(mediaId), signal);
    const found = read.object(answer.kind === 'answered' && answer.status === 200 ? answer.body : undefined);
    const url = read.text(found['url']);
    if (url === undefined) return unresolved(answer);
    if ((read.number(found['file_size']) ?? 0) > largestFile) return { kind: 'gone', code: 'too_large', reason: tooLarge };
    const fetched = await fetchFile(url, { accessToken, signal });
    return fetched.kind === 'brought' && !matches(fetched.bytes, read.text(found['sha256'])) ? damaged : fetched;
  };

  return async ({ mediaId, signal }) => {
    const first = await attempt(mediaId, signal);
    // An address that was given a moment ago can have expired already.
    const fetched = first.kind === 'expired' ? await attempt(mediaId, signal) : first;
    return fetched.kind === 'expired' ? { kind: 'retryLater', code: fetched.code, reason: 'WhatsApp did not give the file.' } : fetched;
  };
};

/** Told as hexadecimal digits, and in webhooks as base64; both are taken. */
const matches = (bytes: Uint8Array, sha256: string | undefined): boolean => {
  if (sha256 === undefined) return true;
  const told = Buffer.from(sha256, /^[0-9a-f]{64}$/i.test(sha256) ? 'hex' : 'base64');
  return createHash('sha256').update(bytes).digest().equals(told);
};

const damaged: Downloaded = { kind: 'retryLater', code: 'damaged', reason: 'The file was damaged on its way.' };

const unresolved = (answer: GraphAnswer): Downloaded => {
  const error = graphError(answer);
  switch (error.kind) {
    case 'refused':
      // Code 100 with subcode 33: no such id, or not any more.
      return {
        kind: 'gone',
        code: error.code,
        reason: 'WhatsApp has it no more: it keeps a file for seven days. Ask the customer to send it again.',
      };
    case 'retryLater': {
      const { kind, code, reason, after } = error;
      return { kind, code, reason, ...(after === undefined ? {} : { after }) };
    }
    case 'unknown':
      return { ...error, kind: 'retryLater' };
    default:
      return error satisfies never;
  }
};
