import { createHash } from 'node:crypto';
import type { Asked } from './asked';
import type { Form } from './form-of';
import type { JudgedRequest } from './judged-request';
import type { LedgerBook } from './ledger';
import type { Refusal } from './refusal';
import { type Shelf, seenFile } from './shelf';

/** The phone number's and its customers': none names a customer. */
const about = { product: 'whatsapp', to: '' } as const;

/** Uploads to a phone number, addresses of files by their ids, and what is at an address. Null for what is about no file. */
export const fileRequests = (settings: {
  readonly phoneNumberId: string;
  readonly accessToken: string;
  readonly shelf: Shelf;
  readonly book: LedgerBook;
  readonly now: () => number;
  /** The base address. */
  readonly url: () => string;
}): ((asked: Asked) => JudgedRequest | null) => {
  const { shelf, book, phoneNumberId } = settings;
  const bearer = `Bearer ${settings.accessToken}`;
  const wrongBearer = (authorization: string | undefined): Refusal | undefined =>
    authorization === bearer ? undefined : { code: 190, details: 'wrong access token' };

  const resolve = (id: string, authorization: string | undefined): JudgedRequest => {
    const file = shelf.get(id);
    const unknown = { code: 100, subcode: 33, details: `Object with ID '${id}' does not exist` };
    return {
      ...about,
      what: 'resolve',
      refusal: wrongBearer(authorization) ?? (file?.product === 'whatsapp' ? undefined : unknown),
      take: () =>
        file
          ? {
              messaging_product: 'whatsapp',
              url: settings.url() + shelf.pathOf(id),
              mime_type: file.mimeType,
              sha256: createHash('sha256').update(file.bytes).digest('hex'),
              file_size: file.bytes.length,
              id,
            }
          : null,
    };
  };

  const download = (path: string, authorization: string | undefined): JudgedRequest => {
    const file = shelf.at(path);
    // Messenger's addresses need no token, and a token is given to nobody who does not need it.
    const wrong = file?.product === 'messenger' ? authorization !== undefined : file && authorization !== bearer;
    return {
      ...about,
      what: 'download',
      refusal: wrong ? { code: 190, details: 'wrong access token' } : undefined,
      take: () => (file ? { ...file } : null),
    };
  };

  const upload = ({ authorization, form }: Asked): JudgedRequest => ({
    ...about,
    what: 'upload',
    refusal: wrongBearer(authorization) ?? uploadRefusal(form),
    take: (seq) => {
      const file = form?.files['file'];
      if (!file) return null;
      const id = shelf.put(file, 'whatsapp');
      book.uploads.push({ seq, at: settings.now(), id, file: seenFile(file) });
      return { id };
    },
  });

  return (asked) => {
    const { method, authorization } = asked;
    const path = asked.path.replace(/\?.*/, '');
    if (method === 'GET' && path.startsWith('/files/')) return download(path, authorization);
    const [, id, edge] = /^\/v\d+\.\d+\/([\w-]+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (method === 'GET' && id !== undefined && edge === undefined) return resolve(id, authorization);
    return method === 'POST' && id === phoneNumberId && edge === 'media' ? upload(asked) : null;
  };
};

const megabyte = 1_048_576;

/** Cloud API, Media: supported media types and their sizes. */
const types: Readonly<Record<string, number>> = {
  'image/jpeg': 5 * megabyte,
  'image/png': 5 * megabyte,
  'audio/aac': 16 * megabyte,
  'audio/amr': 16 * megabyte,
  'audio/mpeg': 16 * megabyte,
  'audio/mp4': 16 * megabyte,
  'audio/ogg; codecs=opus': 16 * megabyte,
  'video/mp4': 16 * megabyte,
  'video/3gpp': 16 * megabyte,
  'application/pdf': 100 * megabyte,
};

const uploadRefusal = (form: Form | null): Refusal | undefined => {
  const file = form?.files['file'];
  const wrong = (details: string): Refusal => ({ code: 100, details });
  if (!form) return wrong('the body must be a form');
  if (form.fields['messaging_product'] !== 'whatsapp') return wrong('messaging_product must be "whatsapp"');
  if (!file) return wrong('file is missing');
  const most = types[file.mimeType];
  if (most === undefined) return wrong(`Param file must be a file with one of the following types: ${Object.keys(types).join(', ')}`);
  if (form.fields['type'] !== file.mimeType) return wrong('type must be that of the file');
  return file.bytes.length > most ? { code: 131009, details: `file: at most ${most} bytes` } : undefined;
};
