import type { Json } from '../../../flows/dialogue/json';
import type { Sent } from '../channel';
import type { GraphAnswer } from './graph';
import { read } from './read';

type Failed = Exclude<Sent, { kind: 'sent' }>;
type Holds = Extract<Sent, { kind: 'retryLater' }>['holds'];

/**
 * What to do about an answer that carries no message id. Meta's rule: decide on `error.code`, never on the HTTP status or
 * the title, for the same code comes with different ones. Where there is no code:
 * - a 2xx that cannot be read, and a 504: the request was taken, its fate is not known → unknown;
 * - any other status: whoever answered refused to pass it on. Graph itself always gives a code, so this is something in
 *   between (a proxy's page, an overloaded edge) and passes → retryLater.
 */
export const graphError = (answer: GraphAnswer): Failed => {
  switch (answer.kind) {
    case 'unreached':
      // Called off by us, it says nothing about the others; without a connection the others would fare the same.
      return { kind: 'retryLater', code: answer.code, reason: answer.reason, holds: answer.code === 'aborted' ? 'letter' : 'account' };
    case 'silent':
      return { kind: 'unknown', code: answer.code, reason: answer.reason };
    case 'answered':
      return judge(answer);
    default:
      return answer satisfies never;
  }
};

const judge = ({ status, body, after }: Extract<GraphAnswer, { kind: 'answered' }>): Failed => {
  const error = read.object(read.object(body)['error']);
  const code = read.number(error['code']);
  if (code === undefined) {
    const failure = { code: `http_${status}`, reason: `The Graph API answered ${status} without an error code.` };
    if ((status >= 200 && status < 300) || status === 504) return { kind: 'unknown', ...failure };
    return retryLater(failure, status === 429 ? 'account' : 'letter', after);
  }
  const policy = policyOf(code) ?? byCircumstance(status, error['is_transient']);
  const failure = { code: String(code), reason: reasonOf(error, policy.cure) };
  return policy.holds === 'refused' ? { kind: 'refused', ...failure } : retryLater(failure, policy.holds, after);
};

const retryLater = (failure: { code: string; reason: string }, holds: Holds, after: number | undefined): Failed => ({
  kind: 'retryLater',
  ...failure,
  ...(after === undefined ? {} : { after }),
  holds,
});

const reasonOf = (error: ReturnType<typeof read.object>, cure: string | undefined): string => {
  const said = read.text(read.object(error['error_data'])['details']) ?? read.text(error['message']) ?? 'The Graph API gave no reason.';
  return cure === undefined ? said.slice(0, 500) : `${said.slice(0, 500).replace(/[.\s]*$/, '.')} ${cure}`;
};

interface Policy {
  readonly codes: readonly number[];
  /** What has to wait, or `refused` where the same letter can never go through. */
  readonly holds: Holds | 'refused';
  /** What somebody can do about it; read by an agent or an operator. */
  readonly cure?: string;
}

const policyOf = (code: number): Policy | undefined => POLICIES.get(code) ?? (code >= 200 && code <= 299 ? PERMISSION : undefined);

const byCircumstance = (status: number, transient: Json | undefined): Omit<Policy, 'codes'> => {
  if (status === 429) return { holds: 'account' };
  return { holds: transient === true || status >= 500 ? 'letter' : 'refused' };
};

const PERMISSION: Policy = {
  codes: [3, 10, 131005],
  holds: 'account',
  cure: 'Give the access token the messaging permission of this account.',
};

/**
 * Meta's "Error codes" of the WhatsApp Cloud API (v23 to v26) and of the Graph API. A missing right, an expired token or an
 * unpaid bill is no fault of the letter: it holds the account, and the letters go out once somebody has cured it.
 * 130497 (business restricted in one country) is refused although it concerns the account, for other countries are served.
 */
const TABLE: readonly Policy[] = [
  { codes: [1, 2, 131000, 131016, 131053, 133004], holds: 'letter' },
  { codes: [131056], holds: 'conversation' },
  { codes: [4, 17, 80007, 130429, 131057, 133005], holds: 'account' },
  PERMISSION,
  { codes: [0, 104, 190], holds: 'account', cure: 'Set a valid access token; a system user’s does not expire.' },
  { codes: [368, 131031, 131048, 131064], holds: 'account', cure: 'Look at the account’s quality and restrictions in WhatsApp Manager.' },
  { codes: [131042], holds: 'account', cure: 'Settle the payment method of the WhatsApp Business account.' },
  { codes: [131045, 133010], holds: 'account', cure: 'Register the phone number with the Cloud API.' },
  { codes: [131047], holds: 'refused', cure: 'More than 24 hours have passed since the customer wrote: send a template.' },
  { codes: [131026], holds: 'refused', cure: 'Reach the customer another way: this number cannot receive it.' },
  { codes: [131049, 131050], holds: 'refused', cure: 'Send no more marketing to this customer for now.' },
  {
    codes: [33, 100, 131008, 131009, 131051],
    holds: 'refused',
    cure: 'Correct the message or the account’s id: Meta does not take it as it is.',
  },
  { codes: [130472, 130497, 131021, 131062, 135000], holds: 'refused' },
  {
    codes: [132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069],
    holds: 'refused',
    cure: 'Correct the template or choose another.',
  },
];

const POLICIES: ReadonlyMap<number, Policy> = new Map(TABLE.flatMap((policy) => policy.codes.map((code) => [code, policy] as const)));
