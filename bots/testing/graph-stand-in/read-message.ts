import type { IncomingMessage } from 'node:http';
import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Endpoint } from './endpoint';
import type { Form } from './form-of';
import type { Refusal } from './refusal';
import { isObject } from './shape';
import type { GivenFile } from './shelf';

/** What came to `POST /{id}/messages`, or to a path that there is not. */
export interface ReadMessage {
  readonly endpoint: Endpoint | undefined;
  readonly message: JsonObject;
  readonly file: GivenFile | undefined;
  readonly refusal: Refusal | undefined;
}

export const readMessage = (
  incoming: IncomingMessage,
  { body, form }: { readonly body: string; readonly form: Form | null },
  { endpoints, accessToken }: { readonly endpoints: ReadonlyMap<string, Endpoint>; readonly accessToken: string },
): ReadMessage => {
  const json = form ? messageIn(form) : parsed(body);
  const id = /^\/(?:v\d+\.\d+\/)?([^/?]+)\/messages$/.exec(incoming.url ?? '')?.[1];
  const endpoint = endpoints.get(id ?? '');
  const file = form?.files['filedata'];
  const refusal = wrongEnvelope(incoming, accessToken, endpoint) ?? (endpoint ? endpoint.check(json, file) : unsupported(incoming));
  return { endpoint, message: isObject(json) ? json : {}, file, refusal };
};

/** What is checked before the body is looked at. */
const wrongEnvelope = (incoming: IncomingMessage, accessToken: string, endpoint: Endpoint | undefined): Refusal | undefined => {
  const { authorization } = incoming.headers;
  if (authorization === undefined) return { code: 104, details: 'no access token' };
  if (authorization !== `Bearer ${accessToken}`) return { code: 190, details: 'wrong access token' };
  if (incoming.method !== 'POST') return unsupported(incoming);
  const contentType = incoming.headers['content-type'] ?? '';
  // A file may come along at Messenger.
  const isForm = endpoint?.product === 'messenger' && contentType.startsWith('multipart/form-data');
  return isForm || contentType.startsWith('application/json') ? undefined : { code: 100, details: 'content-type must be application/json' };
};

const unsupported = ({ method, url }: IncomingMessage): Refusal => ({
  code: 100,
  subcode: 33,
  details: `Unsupported request: ${method} ${url}`,
});

/** The parts of a form are JSON, or words. */
const messageIn = ({ fields }: Form): Json =>
  Object.fromEntries(Object.entries(fields).map(([name, part]) => [name, parsed(part) ?? part]));

/** null, which no check takes, for what is no JSON. */
const parsed = (body: string): Json => {
  try {
    const json: Json = JSON.parse(body);
    return json;
  } catch {
    return null;
  }
};
