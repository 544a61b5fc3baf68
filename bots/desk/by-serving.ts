import { mayActOn } from '../../handoff/desk/rights';
import type { Decide } from './act';
import { holderOf } from './holder-of';
import { refused } from './refused';

/** For who serves the request at the moment of the commit, and for who may act on anybody's. */
export const byServing =
  (decide: Decide): Decide =>
  (at, request) =>
    mayActOn(at.agent, request) ? decide(at, request) : refused('not_yours', holderOf(at.draft, request.assignee));
