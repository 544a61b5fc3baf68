import { type Agent, type Role, serves } from './agent';
import type { HandoffRequest } from './request';

/** What somebody may do. */
export type Right =
  /** See requests, conversations and queues, as far as `maySee` reaches. */
  | 'desk.read'
  /** Take requests, write to customers, leave notes. */
  | 'desk.serve'
  /** Be given requests by the router. */
  | 'desk.offered'
  /** Act on what somebody else serves, and see conversations that nobody has asked a person for. */
  | 'desk.any'
  /** All queues, whatever the account says. */
  | 'desk.everywhere'
  | 'agents.emails'
  | 'agents.write';

/** Who may do what: everything else asks here. */
const granted: Readonly<Record<Role, readonly Right[]>> = {
  agent: ['desk.read', 'desk.serve', 'desk.offered'],
  supervisor: ['desk.read', 'desk.serve', 'desk.any', 'agents.emails'],
  writer: [],
  designer: [],
  approver: [],
  admin: ['desk.read', 'desk.serve', 'desk.any', 'desk.everywhere', 'agents.emails', 'agents.write'],
};

type Holder = Pick<Agent, 'id' | 'roles' | 'queues' | 'disabled'>;

export const mayDo = ({ roles, disabled }: Pick<Agent, 'roles' | 'disabled'>, right: Right): boolean =>
  !disabled && roles.some((role) => granted[role].includes(right));

export const maySeeQueue = (agent: Holder, queue: string): boolean =>
  mayDo(agent, 'desk.read') && (mayDo(agent, 'desk.everywhere') || serves(agent, queue));

/** Requests of their queues, and those that are, were last, or shall be theirs. */
export const maySee = (agent: Holder, request: HandoffRequest): boolean => {
  const { queue, assignee, offer, transfer } = request;
  if (maySeeQueue(agent, queue)) return true;
  if (!mayDo(agent, 'desk.read')) return false;
  if (transfer && ('queue' in transfer.to ? serves(agent, transfer.to.queue) : transfer.to.agent === agent.id)) return true;
  return [assignee, offer?.agent, transfer?.by].includes(agent.id);
};

/** Its open request, or the last one, says whose it is; where nobody has asked for a person (null), it is for who may see anybody's. */
export const maySeeConversation = (agent: Holder, request: HandoffRequest | null): boolean =>
  request === null ? mayDo(agent, 'desk.any') : maySee(agent, request);

/** Hold, resume, transfer, return, complete: one's own, or with the right to anybody's. */
export const mayActOn = (agent: Holder, request: HandoffRequest): boolean =>
  request.assignee === agent.id || (mayDo(agent, 'desk.any') && maySee(agent, request));
