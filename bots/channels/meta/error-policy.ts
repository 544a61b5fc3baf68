import type { Sent } from '../channel';

/** What to do about an error of the Graph API. */
export interface ErrorPolicy {
  /** What has to wait, or `refused` where the same letter can never go through. */
  readonly holds: Extract<Sent, { kind: 'retryLater' }>['holds'] | 'refused';
  /** No more than so many in all: Meta does not say what went wrong, and the letter may have gone out. */
  readonly tries?: number;
  /** What somebody can do about it; read by an agent or an operator. */
  readonly cure?: string;
}

/** By code and subcode, else by code alone; undefined for what Meta has not told us of. */
export const errorPolicy = (code: number, subcode: number | undefined): ErrorPolicy | undefined =>
  POLICIES.get(`${code}/${subcode}`) ?? POLICIES.get(`${code}`) ?? (code >= 200 && code <= 299 ? PERMISSION : undefined);

interface Row extends ErrorPolicy {
  /** `<code>`, or `<code>/<subcode>` where one subcode means something else. */
  readonly codes: readonly (number | `${number}/${number}`)[];
}

const PERMISSION: Row = {
  codes: [3, 10, 131005],
  holds: 'account',
  cure: 'Give the access token the messaging permission of this account.',
};

/** A missing right, an expired token or an unpaid bill is no fault of the letter: it holds the account until it is cured. */
const GRAPH: readonly Row[] = [
  { codes: [1], holds: 'letter', tries: 2 },
  { codes: [2], holds: 'letter' },
  { codes: [4, 17], holds: 'account' },
  PERMISSION,
  { codes: [0, 104, 190], holds: 'account', cure: 'Set a valid access token; a system user’s does not expire.' },
  { codes: [368], holds: 'account', cure: 'Look at the account’s quality and restrictions in Meta’s Business Support.' },
  { codes: [33, 100], holds: 'refused', cure: 'Correct the message or the account’s id: Meta does not take it as it is.' },
];

/**
 * Meta's "Error codes" of the WhatsApp Cloud API (v23 to v26).
 * 130497 (business restricted in one country) is refused although it concerns the account, for other countries are served.
 */
const WHATSAPP: readonly Row[] = [
  { codes: [131000], holds: 'letter', tries: 2 },
  { codes: [131016, 131053, 133004], holds: 'letter' },
  { codes: [131056], holds: 'conversation' },
  { codes: [80007, 130429, 131057, 133005], holds: 'account' },
  { codes: [131031, 131048, 131064], holds: 'account', cure: 'Look at the account’s quality and restrictions in WhatsApp Manager.' },
  { codes: [131042], holds: 'account', cure: 'Settle the payment method of the WhatsApp Business account.' },
  { codes: [131045, 133010], holds: 'account', cure: 'Register the phone number with the Cloud API.' },
  { codes: [131047], holds: 'refused', cure: 'More than 24 hours have passed since the customer wrote: send a template.' },
  { codes: [131026], holds: 'refused', cure: 'Reach the customer another way: this number cannot receive it.' },
  { codes: [131049, 131050], holds: 'refused', cure: 'Send no more marketing to this customer for now.' },
  { codes: [131008, 131009, 131051], holds: 'refused', cure: 'Correct the message: Meta does not take it as it is.' },
  { codes: [130472, 130497, 131021, 131062, 135000], holds: 'refused' },
  {
    codes: [132000, 132012, 132018],
    holds: 'refused',
    cure: 'Meta has approved this template with other placeholders: choose another one, and tell whoever writes the templates.',
  },
  {
    codes: [132001],
    holds: 'refused',
    cure: 'Meta has not approved this template in this language: choose another one, and tell whoever writes the templates.',
  },
  { codes: [132005], holds: 'refused', cure: 'With these values the template is too long: send it with shorter ones.' },
  {
    codes: [132007, 132015, 132016],
    holds: 'refused',
    cure: 'Meta has paused or disabled this template: choose another one, and tell whoever writes the templates.',
  },
  { codes: [132068, 132069], holds: 'refused', cure: 'Choose another template.' },
];

/** Messenger Platform, "Common error codes" (2026-03) and its changelog. */
const MESSENGER: readonly Row[] = [
  { codes: [1200], holds: 'letter' },
  { codes: ['200/2018028'], holds: 'letter', cure: 'Take the Meta app live: until then it reaches its own testers only.' },
  { codes: [32, 613, 80006], holds: 'account' },
  { codes: ['10/1893063'], holds: 'account', cure: 'Look at the page’s restrictions in Meta’s Business Support.' },
  {
    codes: ['10/2018065', '10/2018278', '10/2534022'],
    holds: 'refused',
    cure: 'More than 24 hours have passed since the customer wrote: wait for their next message, or reach them another way.',
  },
  { codes: [551, '10/2018108', '200/1545041'], holds: 'refused', cure: 'Reach the customer another way: they take no messages here.' },
  { codes: ['100/2018001'], holds: 'refused', cure: 'Reach the customer another way: this page has no such person.' },
];

const POLICIES: ReadonlyMap<string, ErrorPolicy> = new Map(
  [...GRAPH, ...WHATSAPP, ...MESSENGER].flatMap((row) => row.codes.map((code) => [`${code}`, row] as const)),
);
