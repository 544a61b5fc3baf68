import type { Person } from './person';

/** A line in which requests wait, as the choice of where to pass one on needs it. */
export interface Queue {
  readonly name: string;
  readonly open: boolean;
  /** What may come of a request. */
  readonly outcomes: readonly string[];
  readonly waiting: number;
  /** Who serves it and is here now. */
  readonly members: readonly Person[];
}
