import type { CheckedCondition, CheckedQuery, Value } from '../checked-query';

/** A statement and its parameters. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly Value[];
}

/**
 * A query as SQL: to be run in order until the limit is reached, with what is left of the limit as one more parameter
 * at the end. Documents with and without the sort field are two statements, for one over both could use no index.
 */
export function selection(table: string, query: CheckedQuery): readonly Sql[] {
  const { sort, after } = query;
  const direction = sort.descending ? 'DESC' : 'ASC';
  const beyond = sort.descending ? '<' : '>';
  const statement = (extra: Conditions, order: string): Sql => {
    const where = joined([...conditions(query), ...extra]);
    return { text: `SELECT _version, _document FROM "${table}"${where.text} ORDER BY ${order} LIMIT ?`, parameters: where.parameters };
  };
  const afterId: Conditions = after === null ? [] : [[`id ${beyond} ?`, [after.id]]];
  if (sort.field === 'id') return [statement(afterId, `id ${direction}`)];

  const field = `"${sort.field}"`;
  const afterValue: Conditions =
    after === null || after.value === null ? [] : [[`(${field}, id) ${beyond} (?, ?)`, [after.value, after.id]]];
  const withField = statement([[`${field} IS NOT NULL`, []], ...afterValue], `${field} ${direction}, id ${direction}`);
  const without = statement([[`${field} IS NULL`, []], ...(after?.value === null ? afterId : [])], `id ${direction}`);
  const inOrder = sort.descending ? [withField, without] : [without, withField];
  // Behind a document of the second kind, all of the first kind has been shown.
  const passed = after !== null && (after.value === null) === sort.descending ? inOrder[0] : undefined;
  return inOrder.filter((one) => one !== passed && !(one === without && query.range?.field === sort.field));
}

/** How many documents meet the condition. */
export function counting(table: string, condition: CheckedCondition): Sql {
  const where = joined(conditions(condition));
  return { text: `SELECT count(*) AS count FROM "${table}"${where.text}`, parameters: where.parameters };
}

type Conditions = readonly (readonly [text: string, parameters: readonly Value[]])[];

function conditions({ equal, range }: CheckedCondition): Conditions {
  return [
    ...equal.map(({ field, values }): Conditions[number] => {
      const [first] = values;
      // A list is one parameter, so that lists of all lengths share one prepared statement.
      return values.length === 1 && first !== undefined
        ? [`"${field}" = ?`, [first]]
        : [`"${field}" IN (SELECT value FROM json_each(?))`, [JSON.stringify(values)]];
    }),
    ...(range === null ? [] : bounds(range)),
  ];
}

function bounds({ field, from, to }: NonNullable<CheckedCondition['range']>): Conditions {
  const lower: Conditions = from === null ? [] : [[`"${field}" >= ?`, [from]]];
  const upper: Conditions = to === null ? [] : [[`"${field}" <= ?`, [to]]];
  return [[`"${field}" IS NOT NULL`, []], ...lower, ...upper];
}

const joined = (all: Conditions): Sql => ({
  text: all.length === 0 ? '' : ` WHERE ${all.map(([text]) => text).join(' AND ')}`,
  parameters: all.flatMap(([, parameters]) => parameters),
});
