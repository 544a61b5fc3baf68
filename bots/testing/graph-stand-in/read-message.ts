import type { Json } from '../../../flows/dialogue/json';
import type { Asked } from './asked';
import type { Endpoint } from './endpoint';
import type { Form } from './form-of';
import type { JudgedRequest } from './judged-request';
import type { Refusal } from './refusal';
import { isObject } from './shape';

/** What came to `POST /{id}/messages`, or to a path that there is not. */
export const readMessage = (
  asked: Asked,
  { endpoints, accessToken }: { readonly endpoints: ReadonlyMap<string, Endpoint>; readonly accessToken: string },
): JudgedRequest => {
  const json = asked.form ? messageIn(asked.form) : parsed(asked.body);
  const id = /^\/(?:v\d+\.\d+\/)?([^/?]+)\/messages$/.exec(asked.path)?.[1];
  const endpoint = endpoints.get(id ?? '');
  const wrong = wrongEnvelope(asked, accessToken, endpoint);
  if (!endpoint) return { product: 'whatsapp', what: 'message', to: '', refusal: wrong ?? unsupported(asked), take: () => null };
  const message = isObject(json) ? json : {};
  const file = asked.form?.files['filedata'];
  return {
    product: endpoint.product,
    what: endpoint.seen(message) ? 'seen' : 'message',
    to: endpoint.to(message),
    refusal: wrong ?? endpoint.check(json, file),
    take: (seq, action) => endpoint.take(message, seq, action, file),
  };
};

/** What is checked before the body is looked at. */
const wrongEnvelope = (asked: Asked, accessToken: string, endpoint: Endpoint | undefined): Refusal | undefined => {
  const { method, authorization, contentType, form } = asked;
  if (authorization === undefined) return { code: 104, details: 'no access token' };
  if (authorization !== `Bearer ${accessToken}`) return { code: 190, details: 'wrong access token' };
  if (method !== 'POST') return unsupported(asked);
  // A file may come along at Messenger.
  const isForm = endpoint?.product === 'messenger' && form !== null;
  return isForm || contentType.startsWith('application/json') ? undefined : { code: 100, details: 'content-type must be application/json' };
};

const unsupported = ({ method, path }: Asked): Refusal => ({
  code: 100,
  subcode: 33,
  details: `Unsupported request: ${method} ${path}`,
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
