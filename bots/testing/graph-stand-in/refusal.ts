import type { Json } from '../../../flows/dialogue/json';

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

/** HTTP status and title of the codes that the checks and the injections use most; Meta: "Error codes". */
const KNOWN: Readonly<Record<number, KnownError>> = {
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
  133010: { status: 400, title: 'Phone number not registered' },
};

const known = (code: number): KnownError => KNOWN[code] ?? { status: 400, title: 'Error' };

export const statusOf = (code: number): number => known(code).status;

/** As it stands in `errors[]` of a failed status. */
export const titled = (refusal: Refusal): { [key: string]: Json } => ({
  code: refusal.code,
  title: known(refusal.code).title,
  message: known(refusal.code).title,
  error_data: { details: refusal.details },
});

/** The Graph API's error body. */
export const envelope = (refusal: Refusal, seq: number): Json => ({
  error: {
    message: `(#${refusal.code}) ${known(refusal.code).title}`,
    type: 'OAuthException',
    code: refusal.code,
    ...(refusal.subcode === undefined ? {} : { error_subcode: refusal.subcode }),
    error_data: { messaging_product: 'whatsapp', details: refusal.details },
    ...(known(refusal.code).transient === undefined ? {} : { is_transient: true }),
    fbtrace_id: `stand-in-${seq}`,
  },
});
