import type { IncomingMessage } from 'node:http';
import { maskText } from '../../mailroom/mask-text';
import { fileNameOf } from '../../media/file-name-of';
import type { GivenFile } from '../../media/keep-file';
import { largestFile } from '../../media/limits';
import { typeOf } from '../../media/type-of';
import type { ErrorCode } from '../http/errors';
import { BodyTooLarge, readBody } from '../http/read-body';
import type { RefusalDetails } from '../http/refuse';

/** What stands around the file in its body, bytes: boundaries, headers, a long name. */
const frame = 16_384;

type Unread = 'hung_up' | ({ readonly error: ErrorCode } & RefusalDetails);

/** The one file of a `multipart/form-data` body, whose type is what its bytes say. */
export const readFile = async (request: IncomingMessage): Promise<GivenFile | Unread> => {
  const { 'content-type': contentType = '' } = request.headers;
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    request.resume();
    return { error: 'not_multipart' };
  }
  const body = await bodyOf(request);
  if (body === 'hung_up' || 'error' in body) return body;
  const sent = await partsIn(body, contentType);
  const [file] = sent;
  if (sent.length !== 1 || !(file instanceof File)) return { error: 'bad_request', message: 'The body is not one file.', cure };
  if (file.size === 0) return { error: 'bad_request', message: 'The file is empty.', cure: 'Send one that has something in it.' };
  if (file.size > largestFile) return tooLarge;
  const bytes = Buffer.from(await file.arrayBuffer());
  const type = typeOf(bytes);
  if (!type) return { error: 'media_not_taken', message: 'By its bytes, this is no kind of file that is taken.', cure: taken };
  const fileName = fileNameOf(file.name, maskText);
  return { ...type, bytes, ...(fileName === undefined ? {} : { fileName }) };
};

const cure = 'Send multipart/form-data with one part, "file", that has a file name.';
const taken = 'Send a picture (JPEG, PNG, GIF, WebP), a PDF, a sound or a video.';
const tooLarge: Unread = { error: 'body_too_large', message: `A file has at most ${largestFile} bytes.`, cure: 'Send a smaller one.' };

const bodyOf = async (request: IncomingMessage): Promise<Buffer | Unread> => {
  try {
    return await readBody(request, largestFile + frame);
  } catch (error) {
    if (error instanceof BodyTooLarge) return tooLarge;
    // Whoever hung up hears no answer.
    request.destroy();
    return 'hung_up';
  }
};

/** What stands under `file`; whatever else there is makes it more than one thing. */
const partsIn = async (body: Buffer, contentType: string): Promise<readonly unknown[]> => {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    return [...form].map(([name, value]) => (name === 'file' ? value : name));
  } catch {
    return [];
  }
};
