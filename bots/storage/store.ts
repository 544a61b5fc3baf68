/**
 * The port to storage: five verbs over JSON documents. Both engines (embedded SQLite, MongoDB) pass the same
 * contract suite, test/contracts/store. There is no database clock: time is an argument, and whoever commits first has won.
 */
export interface Store {
  get<T extends Document>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined>;
  find<T extends Document>(collection: Collection<T>, query: Query<T>): Promise<readonly Stored<T>[]>;
  count<T extends Document>(collection: Collection<T>, query: Pick<Query<T>, 'where' | 'range'>): Promise<number>;
  /**
   * All or nothing, durable when it answers. An `insert` whose id exists makes the whole commit a `duplicate`; an
   * `update` or `delete` whose version has moved on makes it a `conflict`. Nothing is written then.
   * @throws StoreUnavailable when it cannot be known or was not written; the same commit may be tried again.
   */
  commit(changes: readonly Change[]): Promise<Commit>;
  /**
   * An ordered feed of what was committed in the collections that are declared `followed`, from the given cursor on
   * (`'now'`: from this moment). Says `reset` once when the cursor is too old: the reader then loads anew.
   */
  changes(after: Cursor | 'now', signal: AbortSignal): AsyncIterable<Feed>;
  /** Finishes the commits under way, then lets go of what is open. */
  close(): Promise<void>;
}

/** What can be asked of a store that is only read. */
export type Reader = Pick<Store, 'get' | 'find' | 'count' | 'close'>;

/** JSON: what comes back is what JSON keeps of what went in. The property `version` is the store's. */
export interface Document {
  readonly id: string;
}

/** A document as it was read, with the version that an `update` of it must name. A new document has version 1. */
export type Stored<T extends Document> = T & { readonly version: number };

/** What a document has, be it one of several kinds: a field may be on some of them only. */
export type FieldOf<T> = T extends unknown ? keyof T & string : never;

/** A collection, declared once: its name, the fields that queries may use besides `id`, and its indexes. */
export interface Collection<T extends Document> {
  readonly name: string;
  readonly fields: Partial<Record<FieldOf<T>, 'string' | 'number'>>;
  readonly indexes: readonly (readonly FieldOf<T>[])[];
  /** Whether the feed of `changes` tells of this collection. */
  readonly followed: boolean;
  /** Only carries the document's type; never there when it runs. */
  readonly shape?: T;
}

export interface Query<T extends Document> {
  /** Equality on declared fields; a list means "one of these". */
  readonly where?: { readonly [field in FieldOf<T>]?: string | number | readonly (string | number)[] };
  /** Lower bound (inclusive) and upper bound (inclusive) of one declared field. Documents without the field never match. */
  readonly range?: { readonly field: FieldOf<T>; readonly from?: number | string; readonly to?: number | string };
  /**
   * A declared field, ascending or descending; equal values are ordered by id, in the same direction. Default: by id.
   * Documents without the field come before those with it, descending after them. Text goes by its code points.
   */
  readonly sort?: { readonly field: FieldOf<T>; readonly order: 'ascending' | 'descending' };
  /** At most this many documents, 1 to 1,000. */
  readonly limit: number;
  /** Only what comes behind this document in the order of `sort`: the last one of the page before. */
  readonly after?: T;
}

export type Change =
  | { readonly verb: 'insert'; readonly collection: AnyCollection; readonly document: Document }
  /** Inserts it unless the id is there: then it does nothing, and the commit says so in `present`. */
  | { readonly verb: 'ensure'; readonly collection: AnyCollection; readonly document: Document }
  | { readonly verb: 'update'; readonly collection: AnyCollection; readonly document: Document; readonly version: number }
  | { readonly verb: 'delete'; readonly collection: AnyCollection; readonly id: string; readonly version: number };

export type Commit =
  /** `present`: the places of the `ensure`s that were there already. */
  | { readonly outcome: 'done'; readonly present: readonly Place[] }
  | { readonly outcome: 'conflict'; readonly place: Place }
  | { readonly outcome: 'duplicate'; readonly place: Place };

export interface Place {
  readonly collection: string;
  readonly id: string;
}

/** Opaque; may be kept and given back after a restart. */
export type Cursor = string & { readonly cursor?: never };

export type Feed =
  | {
      readonly kind: 'change';
      readonly cursor: Cursor;
      readonly collection: string;
      readonly id: string;
      readonly verb: 'insert' | 'update' | 'delete';
    }
  | { readonly kind: 'reset'; readonly cursor: Cursor };

/** Any collection, where its documents' type does not matter. */
export type AnyCollection = Pick<Collection<Document>, 'name' | 'followed'> & {
  readonly fields: Readonly<Record<string, 'string' | 'number'>>;
  readonly indexes: readonly (readonly string[])[];
};

/** Declares a collection. */
export const collection = <T extends Document>(
  name: string,
  declared: { fields: Collection<T>['fields']; indexes: Collection<T>['indexes']; followed?: boolean },
): Collection<T> => ({ name, fields: declared.fields, indexes: declared.indexes, followed: declared.followed ?? false });

/** Builds the changes of a commit, each checked against its collection's document type. */
export const change = {
  insert: <T extends Document>(into: Collection<T>, document: T): Change => ({ verb: 'insert', collection: erased(into), document }),
  ensure: <T extends Document>(into: Collection<T>, document: T): Change => ({ verb: 'ensure', collection: erased(into), document }),
  /** `document` as it shall be; the version is the one that was read. */
  update: <T extends Document>(into: Collection<T>, document: T, version: number): Change => ({
    verb: 'update',
    collection: erased(into),
    document,
    version,
  }),
  delete: <T extends Document>(from: Collection<T>, read: Stored<T>): Change => ({
    verb: 'delete',
    collection: erased(from),
    id: read.id,
    version: read.version,
  }),
};

/** The same collection, where its documents' type does not matter. */
export const erased = <T extends Document>(typed: Collection<T>): AnyCollection => typed as unknown as AnyCollection;

/** Where a change goes. */
export const placeOf = (change: Change): Place => ({
  collection: change.collection.name,
  id: change.verb === 'delete' ? change.id : change.document.id,
});

/** The store cannot be reached, is full, or does not answer. The cause may pass: try again. */
export class StoreUnavailable extends Error {
  readonly code = 'store_unavailable';
  constructor(reason: string, options?: { cause: unknown }) {
    super(
      `The store is not available: ${reason}. What it has answered is kept; try again, and look at the disk or the database if this lasts.`,
      options,
    );
    this.name = 'StoreUnavailable';
  }
}
