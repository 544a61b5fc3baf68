import type { AnyBulkWriteOperation } from 'mongoose';
import type { AnyCollection, Document } from '../store';
import { type Models, type Row, rowOf } from './models';

/** Rows that are written at once. */
const stride = 1_000;

/**
 * Fills fields that were not declared when a document was written. What each collection's documents are filled with is
 * kept in `_declared`. While nodes of an older version still write, a node of the newer one has to be started anew after them.
 */
export async function backfill(models: Models, collection: AnyCollection): Promise<void> {
  const database = models.connection.getClient().db(models.connection.name);
  const filled = database.collection<{ _id: string; fields: AnyCollection['fields'] }>('_declared');
  const before = (await filled.findOne({ _id: collection.name }))?.fields ?? {};
  const lacking = Object.entries(collection.fields).filter(([field, type]) => before[field] !== type);
  if (lacking.length > 0) await fill(models, collection);
  // Fields that are declared no more go from the list: whoever declares them again fills them again.
  await filled.replaceOne({ _id: collection.name }, { fields: collection.fields }, { upsert: true });
}

async function fill(models: Models, collection: AnyCollection): Promise<void> {
  const model = models.of(collection.name);
  let operations: AnyBulkWriteOperation<Row>[] = [];
  const write = async () => {
    if (operations.length > 0) await model.bulkWrite(operations, { ordered: false });
    operations = [];
  };
  for await (const { _id, version, document } of model.find().select('version document').lean().cursor()) {
    const { fields } = rowOf(collection, JSON.parse(document) as Document);
    // With the version: a document that is written meanwhile has been filled by that.
    operations.push({ updateOne: { filter: { _id, version }, update: { $set: { fields } } } });
    if (operations.length === stride) await write();
  }
  await write();
}
