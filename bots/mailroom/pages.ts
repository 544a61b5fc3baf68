import type { Collection, Document, FieldOf, Query, Reader, Stored } from '../storage/store';

const pageSize = 500;

/** Everything that a query finds, in ascending order of one field, however much it is: read page by page. */
export async function* pages<T extends Document>(
  store: Reader,
  collection: Collection<T>,
  query: Pick<Query<T>, 'where' | 'range'>,
  field: FieldOf<T>,
): AsyncGenerator<Stored<T>> {
  for (let after: Stored<T> | undefined; ; ) {
    const page = await store.find(collection, {
      ...query,
      sort: { field, order: 'ascending' },
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    yield* page;
    after = page.at(-1);
    if (page.length < pageSize || after === undefined) return;
  }
}
