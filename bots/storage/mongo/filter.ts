import type { CheckedCondition, CheckedQuery, Value } from '../checked-query';
import { type Models, path } from './models';

export type Filter = Record<string, unknown>;

/** Which documents a query asks for; with `after`, only those behind it in the order of `sort`. */
export function filter(query: CheckedCondition & Partial<Pick<CheckedQuery, 'sort' | 'after'>>, trusted: Models['trusted']): Filter {
  const { equal, range, sort, after } = query;
  const conditions: Filter[] = equal.map(({ field, values }) => ({ [path(field)]: trusted({ $in: [...values] }) }));
  if (range !== null) {
    conditions.push({
      [path(range.field)]: trusted({
        $ne: null,
        ...(range.from === null ? {} : { $gte: range.from }),
        ...(range.to === null ? {} : { $lte: range.to }),
      }),
    });
  }
  if (sort && after) conditions.push(behind(sort, after, trusted));
  return conditions.length === 0 ? {} : { $and: conditions };
}

function behind(
  sort: CheckedQuery['sort'],
  after: { readonly value: Value | null; readonly id: string },
  trusted: Models['trusted'],
): Filter {
  const beyond = sort.descending ? '$lt' : '$gt';
  const sameValue = (value: Value | null): Filter => ({ [path(sort.field)]: value, _id: trusted({ [beyond]: after.id }) });
  if (sort.field === 'id') return { _id: trusted({ [beyond]: after.id }) };
  if (after.value === null) {
    return sort.descending ? sameValue(null) : { $or: [sameValue(null), { [path(sort.field)]: trusted({ $ne: null }) }] };
  }
  const further = [{ [path(sort.field)]: trusted({ [beyond]: after.value }) }, sameValue(after.value)];
  return { $or: sort.descending ? [...further, { [path(sort.field)]: null }] : further };
}
