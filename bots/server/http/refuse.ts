import type { ServerResponse } from 'node:http';
import { type ErrorCode, errors } from './errors';

/** What a refusal says beside its error. */
export interface RefusalDetails {
  /** Who it was, where that is what one wants to know. */
  readonly by?: { readonly id: string; readonly name: string };
  /** Instead of the error's usual words. */
  readonly message?: string;
  readonly cure?: string;
  /** In how many seconds it is worth another try. */
  readonly retryAfter?: number;
}

/** Answers with one of our errors: its code for programs, what it means and the cure for people. */
export const refuse = (response: ServerResponse, error: ErrorCode, details: RefusalDetails = {}): void => {
  if (response.headersSent || response.destroyed) return;
  const [status, message, cure] = errors[error];
  const { retryAfter, ...said } = details;
  if (retryAfter !== undefined) response.setHeader('retry-after', `${retryAfter}`);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error, message, cure, ...said }));
};
