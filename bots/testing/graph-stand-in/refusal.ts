import type { Json } from '../../../flows/dialogue/json';

export type Product = 'whatsapp' | 'messenger';

/** Why the stand-in does not take a request. */
export interface Refusal {
  readonly code: number;
  readonly subcode?: number;
  /** Names the field. */
  readonly details: string;
}

interface KnownError {
  readonly status: number;
  readonly title: string;
  readonly transient?: true;
}

/** HTTP status and title of the codes that the checks and the injections use most; Cloud API, "Error codes". */
const WHATSAPP: Readonly<Record<number, KnownError>> = {
  1: { status: 500, title: 'API Unknown', transient: true },
  2: { status: 500, title: 'API Service', transient: true },
  4: { status: 429, title: 'Application request limit reached', transient: true },
  10: { status: 403, title: 'Permission Denied' },
  100: { status: 400, title: 'Invalid parameter' },
  104: { status: 401, title: 'An access token is required to request this resource' },
  190: { status: 401, title: 'Invalid OAuth access token' },
  368: { status: 403, title: 'Temporarily blocked for policies violations' },
  80007: { status: 429, title: 'Rate limit issues', transient: true },
  130429: { status: 429, title: 'Rate limit hit' },
  131000: { status: 500, title: 'Something went wrong' },
  131008: { status: 400, title: 'Required parameter is missing' },
  131009: { status: 400, title: 'Parameter value is not valid' },
  131016: { status: 503, title: 'Service unavailable' },
  131021: { status: 400, title: 'Recipient cannot be sender' },
  131026: { status: 400, title: 'Message undeliverable' },
  131031: { status: 403, title: 'Account has been locked' },
  131047: { status: 400, title: 'Re-engagement message' },
  131048: { status: 400, title: 'Spam rate limit hit' },
  131056: { status: 400, title: '(Business Account, Consumer Account) pair rate limit hit' },
  132000: { status: 400, title: 'Number of parameters does not match the expected number of params' },
  132001: { status: 404, title: 'Template name does not exist in the translation' },
  132015: { status: 400, title: 'Template is paused' },
  133010: { status: 400, title: 'Phone number not registered' },
};

/** By code, or by code and subcode; Messenger Platform, "Common error codes". Its answers were mostly seen with a 400. */
const MESSENGER: Readonly<Record<string, KnownError>> = {
  '1': { status: 500, title: 'An unknown error occurred' },
  '2': { status: 500, title: 'An unexpected error has occurred. Please retry your request later.' },
  '4': { status: 400, title: 'Application request limit reached' },
  '10': { status: 400, title: 'Application does not have permission for this action' },
  '10/2018278': { status: 400, title: 'This message is sent outside of allowed window.' },
  '100': { status: 400, title: 'Invalid parameter' },
  '100/2018001': { status: 400, title: 'No matching user found' },
  '104': { status: 400, title: 'An access token is required to request this resource' },
  '190': { status: 400, title: 'Invalid OAuth access token.' },
  '551': { status: 400, title: "This person isn't available right now." },
  '613': { status: 400, title: 'Calls to this API have exceeded the rate limit' },
  '1200': { status: 400, title: 'Temporary send message failure. Please try again later.' },
};

const unknown: KnownError = { status: 400, title: 'Error' };

const known = ({ code, subcode }: Pick<Refusal, 'code' | 'subcode'>, product: Product): KnownError => {
  switch (product) {
    case 'whatsapp':
      return WHATSAPP[code] ?? unknown;
    case 'messenger':
      return MESSENGER[`${code}/${subcode}`] ?? MESSENGER[code] ?? unknown;
    default:
      return product satisfies never;
  }
};

export const statusOf = (refusal: Refusal, product: Product): number => known(refusal, product).status;

/** As it stands in `errors[]` of a failed status of WhatsApp's. */
export const titled = (refusal: Refusal): { [key: string]: Json } => ({
  code: refusal.code,
  title: known(refusal, 'whatsapp').title,
  message: known(refusal, 'whatsapp').title,
  error_data: { details: refusal.details },
});

/** The Graph API's error body. Messenger's has no details: what is wrong with a request stands in the message. */
export const envelope = (refusal: Refusal, product: Product, seq: number): Json => {
  const { title, transient } = known(refusal, product);
  const details = product === 'whatsapp' ? { error_data: { messaging_product: product, details: refusal.details } } : {};
  return {
    error: {
      message: `(#${refusal.code}) ${product === 'messenger' && refusal.code === 100 ? refusal.details : title}`,
      type: 'OAuthException',
      code: refusal.code,
      ...(refusal.subcode === undefined ? {} : { error_subcode: refusal.subcode }),
      ...details,
      ...(transient === undefined ? {} : { is_transient: true }),
      fbtrace_id: `stand-in-${seq}`,
    },
  };
};
