import type { Decide } from './act';
import { refused } from './refused';

/** Whoever was asked may say no: to an offer, or to a transfer to them. */
export const rejecting: Decide = ({ agent: { id } }, { offer, transfer }) => {
  const isAsked = offer?.agent === id || (transfer !== null && 'agent' in transfer.to && transfer.to.agent === id);
  return isAsked ? { type: 'rejected', agent: id } : refused('not_yours');
};
