import type { Json } from '../../../flows/dialogue/json';
import type { Sent } from '../channel';
import { type ErrorPolicy, errorPolicy } from './error-policy';
import type { GraphAnswer } from './graph';
import { read } from './read';

type Failed = Exclude<Sent, { kind: 'sent' }>;
type Later = Extract<Sent, { kind: 'retryLater' }>;

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
    return retryLater(failure, { holds: status === 429 ? 'account' : 'letter' }, after);
  }
  const policy = errorPolicy(code, read.number(error['error_subcode'])) ?? byCircumstance(status, error['is_transient']);
  const failure = { code: String(code), reason: reasonOf(error, policy.cure) };
  const { holds, tries } = policy;
  if (holds === 'refused') return { kind: 'refused', ...failure };
  // A service that says itself that it is down leaves no doubt, and comes back.
  const isDown = status >= 500 || error['is_transient'] === true;
  return retryLater(failure, { holds, ...(tries === undefined || isDown ? {} : { tries }) }, after);
};

const retryLater = (failure: { code: string; reason: string }, how: Pick<Later, 'holds' | 'tries'>, after: number | undefined): Failed => ({
  kind: 'retryLater',
  ...failure,
  ...(after === undefined ? {} : { after }),
  ...how,
});

const reasonOf = (error: ReturnType<typeof read.object>, cure: string | undefined): string => {
  const said = read.text(read.object(error['error_data'])['details']) ?? read.text(error['message']) ?? 'The Graph API gave no reason.';
  return cure === undefined ? said.slice(0, 500) : `${said.slice(0, 500).replace(/[.\s]*$/, '.')} ${cure}`;
};

const byCircumstance = (status: number, transient: Json | undefined): ErrorPolicy => {
  if (status === 429) return { holds: 'account' };
  return { holds: transient === true || status >= 500 ? 'letter' : 'refused' };
};
