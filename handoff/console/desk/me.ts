import type { Person } from './person';

/** Who is signed in. */
export interface Me extends Person {
  readonly roles: readonly string[];
  /** The queues that they serve. */
  readonly queues: readonly string[];
}
