/** Everything that can be wrong with a call: its status, what it means, and what to do. */
export const errors = {
  bad_request: [400, 'The request is not in the shape that is wanted.', 'See /api/openapi.json for what this call takes.'],
  key_required: [400, 'The call has no Idempotency-Key.', 'Send a key of your own with each message, and the same one when you repeat it.'],
  no_such_step: [400, 'There is no such step in any flow.', 'Take one of `returnTo` of the conversation: <flow>.<step>.'],
  no_such_target: [400, 'There is no such queue or agent, or the agent cannot take it.', 'See GET /api/queues and GET /api/agents.'],
  not_signed_in: [401, 'Nobody is signed in.', 'Sign in with POST /api/session and send the cookie along.'],
  wrong_credentials: [401, 'The e-mail address or the password is wrong.', 'Try again; an administrator can set a new password.'],
  csrf: [403, 'The call has no token of this session.', 'Send the `csrf` of GET /api/session as the header X-CSRF-Token.'],
  foreign_origin: [403, 'The call comes from a page of another host.', 'Call from the pages of this host; behind a proxy, set PUBLIC_URL.'],
  no_right: [403, 'Your roles do not allow this.', 'Ask an administrator for the role.'],
  not_your_queue: [403, 'This belongs to a queue that you do not serve.', 'Ask an administrator for the queue.'],
  not_yours: [403, 'Somebody else serves this customer.', 'Ask them, or have a supervisor transfer it.'],
  not_found: [404, 'There is no such thing.', 'Look at the id.'],
  already_taken: [409, 'Somebody else was faster.', 'Take another one.'],
  already_open: [409, 'A person has been asked for in this conversation already.', 'Accept the request that is open.'],
  wrong_state: [409, 'This cannot be done with the request as it stands now.', 'Read it anew.'],
  stale_control: [409, 'The conversation has changed hands since you read it.', 'Read the conversation anew; its floor names who has it.'],
  email_taken: [409, 'There is an account with this e-mail address.', 'Change that account, or take another address.'],
  body_too_large: [413, 'The body is too large.', 'Send less at once.'],
  not_json: [415, 'The body is not declared as JSON.', 'Send JSON, with the header Content-Type: application/json.'],
  window_closed: [422, 'The channel takes no messages to this customer any more.', 'Wait until the customer writes.'],
  epoch_required: [428, 'The call does not say which state of the conversation you have read.', 'Send If-Match: "<epoch of the floor>".'],
  too_many: [429, 'There were too many attempts.', 'Wait as long as Retry-After says.'],
  not_stored: [503, 'The store does not answer.', 'Try again; the same Idempotency-Key is one message.'],
} as const satisfies Record<string, readonly [status: number, message: string, cure: string]>;

export type ErrorCode = keyof typeof errors;
