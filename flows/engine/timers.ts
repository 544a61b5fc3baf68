import type { Flow } from './flow';
import { openQuestion } from './question';
import type { Run } from './run';

/**
 * When an open question is reminded of and given up: ms since the customer's last word. A reminder does not start them
 * anew. Empty while the run waits for an action or a person.
 */
export const timersOf = (flow: Flow, run: Run): { readonly remind?: number; readonly close?: number } => {
  if (openQuestion(flow, run) === null) return {};
  const { remind, close } = flow.repair.silence;
  return remind === null ? { close } : { remind, close };
};
