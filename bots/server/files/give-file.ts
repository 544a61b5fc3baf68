import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { KeptFile, MediaFile } from '../../media/media-file';
import { readParts } from '../../media/read-parts';
import type { Reader } from '../../storage/store';
import type { ErrorCode } from '../http/errors';

/** Who takes nothing of an answer for so long, ms, is not there any more. */
const longestPause = 30_000;

/** Answers with the bytes of a file, no faster than they are taken; else with why there are none. */
export const giveFile = async (
  response: ServerResponse,
  store: Pick<Reader, 'get'>,
  file: MediaFile | undefined,
): Promise<{ readonly error: ErrorCode } | 'given'> => {
  if (!file) return { error: 'not_found' };
  if (file.state === 'coming') return { error: 'media_coming' };
  if (file.state === 'gone') return { error: 'media_gone' };
  const parts = readParts(store, file);
  const { value: first } = await parts.next();
  if (!first) return { error: 'media_gone' };
  response.writeHead(200, { ...headersOf(file), 'content-length': file.size });
  response.setTimeout(longestPause, () => response.destroy());
  try {
    await pipeline(Readable.from(inOrder(first, parts), { highWaterMark: 1 }), response);
  } catch {
    // They have hung up, or a part is missing: what was promised does not come whole, and the connection is gone.
  }
  return 'given';
};

async function* inOrder(first: Buffer, others: AsyncIterable<Buffer | null>): AsyncGenerator<Buffer> {
  yield first;
  for await (const part of others) {
    if (part === null) throw new Error('A part of the file is missing.');
    yield part;
  }
}

/** Somebody unknown has made it: a browser may show it, and may do nothing else with it. */
const headersOf = ({ mimeType, fileName }: KeptFile) => ({
  'content-type': mimeType,
  'content-disposition': fileName === undefined ? 'inline' : `inline; filename*=UTF-8''${encoded(fileName)}`,
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private',
});

/** RFC 8187 leaves fewer signs as they are than encodeURIComponent does. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
