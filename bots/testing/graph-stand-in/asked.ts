import type { IncomingMessage } from 'node:http';
import { type Form, formOf } from './form-of';

/** A request as it came. */
export interface Asked {
  readonly method: string;
  /** With what stands behind a question mark. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly contentType: string;
  /** Of a form its words, as JSON. */
  readonly body: string;
  /** Null where the body is none. */
  readonly form: Form | null;
}

export const askedOf = async ({ method = '', url = '', headers }: IncomingMessage, bytes: Buffer): Promise<Asked> => {
  const { authorization, 'content-type': contentType = '' } = headers;
  const form = await formOf(contentType, bytes);
  return { method, path: url, authorization, contentType, body: form ? JSON.stringify(form.fields) : bytes.toString(), form };
};
