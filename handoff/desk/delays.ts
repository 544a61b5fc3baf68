const minute = 60_000;

/** How long things take at the desk, ms. */
export const delays = {
  /** How long somebody counts as being there after they were last heard of. */
  lease: 45_000,
  /** How often a deferred request looks whether somebody is there after all: hours may have changed meanwhile. */
  opening: 15 * minute,
  /** How long an offer stands. */
  offer: 30_000,
  /** When somebody in line hears of their place again: after a minute, then every three. */
  firstNotice: minute,
  laterNotice: 3 * minute,
  /** How long after their lease has ended somebody counts as lost: before, and after, their first word to the customer. */
  lostBefore: 20_000,
  lostAfter: minute,
  /** How long an agent who is there may let a customer wait, unless they put the request on hold. */
  silent: 15 * minute,
  /** Without a word from either side for so long, a request gives its place with the agent free. */
  idle: 10 * minute,
  /** How long a request is held for a customer who does not come back. */
  hold: 24 * 60 * minute,
  /** How long a warm transfer waits for somebody to accept it. */
  transfer: 5 * minute,
  /** How long whoever had the request before is preferred. */
  preferred: 30_000,
  /** So long after its end, a new wish for a person goes on from a request, and to the same person where they are free. */
  reopen: 24 * 60 * minute,
  /** For the agent's paperwork. */
  wrapUp: 2 * minute,
} as const;
