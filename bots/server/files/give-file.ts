import type { ServerResponse } from 'node:http';
import type { KeptFile, MediaFile } from '../../media/media-file';
import { readBytes } from '../../media/read-bytes';
import type { Reader } from '../../storage/store';
import type { ErrorCode } from '../http/errors';

/** Answers with the bytes of a file; else with why there are none. */
export const giveFile = async (
  response: ServerResponse,
  store: Pick<Reader, 'get'>,
  file: MediaFile | undefined,
): Promise<{ readonly error: ErrorCode } | 'given'> => {
  if (!file) return { error: 'not_found' };
  if (file.state === 'coming') return { error: 'media_coming' };
  const bytes = file.state === 'kept' && (await readBytes(store, file));
  if (!bytes) return { error: 'media_gone' };
  response.writeHead(200, { ...headersOf(file), 'content-length': bytes.length });
  response.end(bytes);
  return 'given';
};

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
