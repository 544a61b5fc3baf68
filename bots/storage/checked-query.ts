import type { AnyCollection } from './store';

/** A query whose every field and value was held against the declaration, in the shape that the engines translate. */
export interface CheckedQuery extends CheckedCondition {
  readonly sort: { readonly field: string; readonly descending: boolean };
  readonly limit: number;
  /** The last document of the page before: its value of the sort field, and its id. */
  readonly after: { readonly value: Value | null; readonly id: string } | null;
}

export interface CheckedCondition {
  readonly equal: readonly { readonly field: string; readonly values: readonly Value[] }[];
  readonly range: { readonly field: string; readonly from: Value | null; readonly to: Value | null } | null;
}

export type Value = string | number;

/** `Query<T>` of the port, without the document's type. */
export interface AnyQuery {
  readonly where?: { readonly [field: string]: Value | readonly Value[] | undefined };
  readonly range?: { readonly field: string; readonly from?: Value; readonly to?: Value };
  readonly sort?: { readonly field: string; readonly order: 'ascending' | 'descending' };
  readonly limit: number;
  readonly after?: { readonly id: string };
}

const maximumLimit = 1_000;

/**
 * Checks a query against the collection's declaration, so that a value from outside can never be more than a value.
 * @throws TypeError for an undeclared field or a value of another type than the declared; RangeError for the limit.
 */
export function checkedQuery(collection: AnyCollection, query: AnyQuery): CheckedQuery {
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > maximumLimit) {
    throw new RangeError(`The limit of a query is 1 to ${maximumLimit}, not ${query.limit}: ask in pages, with "after".`);
  }
  const field = query.sort?.field ?? 'id';
  typeOf(collection, field);
  const last = query.after as ({ readonly id: string } & Readonly<Record<string, unknown>>) | undefined;
  return {
    ...checkedCondition(collection, query),
    sort: { field, descending: query.sort?.order === 'descending' },
    limit: query.limit,
    after: last === undefined ? null : { id: last.id, value: valueOf(collection, field, last[field] ?? null) },
  };
}

/** The part of a query that says which documents, as `count` has it too. */
export function checkedCondition(collection: AnyCollection, query: Pick<AnyQuery, 'where' | 'range'>): CheckedCondition {
  const equal = Object.entries(query.where ?? {}).map(([field, wanted]) => ({
    field,
    values: (Array.isArray(wanted) ? wanted : [wanted]).map((value) => checkedValue(collection, field, value)),
  }));
  if (query.range === undefined) return { equal, range: null };
  const { field, from, to } = query.range;
  typeOf(collection, field);
  return {
    equal,
    range: {
      field,
      from: from === undefined ? null : checkedValue(collection, field, from),
      to: to === undefined ? null : checkedValue(collection, field, to),
    },
  };
}

const valueOf = (collection: AnyCollection, field: string, value: unknown): Value | null =>
  value === null ? null : checkedValue(collection, field, value);

function checkedValue(collection: AnyCollection, field: string, value: unknown): Value {
  const type = typeOf(collection, field);
  if (type === 'string' && typeof value === 'string') return value;
  if (type === 'number' && typeof value === 'number' && !Number.isNaN(value)) return value;
  throw new TypeError(
    `"${field}" of "${collection.name}" is declared as a ${type}, and was asked for as ${typeof value}: ask for a ${type}.`,
  );
}

function typeOf(collection: AnyCollection, field: string): 'string' | 'number' {
  const type = field === 'id' ? 'string' : Object.hasOwn(collection.fields, field) ? collection.fields[field] : undefined;
  if (type === undefined) throw new TypeError(`"${field}" of "${collection.name}" is not declared: add it to the collection's fields.`);
  return type;
}
