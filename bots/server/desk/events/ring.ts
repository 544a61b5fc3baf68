import type { HandoffRequest } from '../../../../handoff/desk/request';
import type { Cursor } from '../../../storage/store';

/** An event as it is written to all consoles that may see it. */
export interface Entry {
  readonly text: string;
  /** For who may see one of these: the request as it is, and as it was told the last time. */
  readonly about: readonly HandoffRequest[] | 'everybody';
}

/** The last events, so that a console which was away for a moment can go on without the store. */
export interface Ring {
  /** Where the next event will stand. */
  end(): number;
  /** `gone`: so long ago that it is not kept any more. Undefined: not yet. */
  at(position: number): Entry | 'gone' | undefined;
  add(entry: Entry): void;
  /** A change of the feed has been dealt with: what it led to, if anything, stands from `before` up to `after`. */
  mark(cursor: Cursor, place: Place): void;
  placeOf(cursor: Cursor): Place | undefined;
  /** Everything before this moment is gone. */
  clear(): void;
}

export interface Place {
  readonly before: number;
  readonly after: number;
}

const mostEntries = 5_000;
const mostMarks = 20_000;

export const ring = (): Ring => {
  let entries: Entry[] = [];
  let first = 0;
  const marks = new Map<Cursor, Place>();

  return {
    end: () => first + entries.length,
    at: (position) => (position < first ? 'gone' : entries[position - first]),
    add: (entry) => {
      entries.push(entry);
      // A fifth at a time: taking the first of a list away moves all the others.
      if (entries.length > mostEntries * 1.2) first += entries.splice(0, entries.length - mostEntries).length;
    },
    mark: (cursor, place) => {
      marks.set(cursor, place);
      const [oldest] = marks.keys();
      if (marks.size > mostMarks && oldest !== undefined) marks.delete(oldest);
    },
    placeOf: (cursor) => {
      const place = marks.get(cursor);
      return place && place.before >= first ? place : undefined;
    },
    clear: () => {
      // One place is left out, so that who stands at the end learns of it too.
      first += entries.length + 1;
      entries = [];
      marks.clear();
    },
  };
};
