import { setTimeout as wait } from 'node:timers/promises';
import type { AnyBulkWriteOperation, ClientSession, Model } from 'mongoose';
import { type Change, type Commit, type Place, placeOf } from '../store';
import { available } from './available';
import { type Models, type Row, rowOf } from './models';

/** How often a commit is tried when others write the same documents in the same moment. */
const attempts = 12;

/** What is written of one collection, in the order of the commit: one call to the server. */
interface Batch {
  readonly model: Model<Row>;
  readonly changes: readonly Change[];
  readonly operations: AnyBulkWriteOperation<Row>[];
}

/**
 * Writes a commit: in a transaction, or without where it is one change of one document, which is atomic by itself.
 * @throws StoreUnavailable
 */
export async function commit(models: Models, changes: readonly Change[]): Promise<Commit> {
  const batches = batched(models, changes);
  return changes.length === 0 ? { outcome: 'done', present: [] } : available(() => repeated(models, batches));
}

async function repeated(models: Models, batches: readonly Batch[]): Promise<Commit> {
  const isSingle = batches.length === 1 && batches[0]?.changes.length === 1;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const present = isSingle ? await written(batches) : await transacted(models, batches);
    if (present !== 'not written') return { outcome: 'done', present };
    const reason = await whyNot(models, batches);
    if (reason !== null) return reason;
    // Others were faster and their commit is not to be seen yet, or did not last: somewhat later, and not all at once.
    await wait(Math.random() * Math.min(2 ** attempt, 200));
  }
  throw new Error(`others kept writing the same documents through ${attempts} attempts`);
}

async function transacted(models: Models, batches: readonly Batch[]): Promise<readonly Place[] | 'not written'> {
  const session = await models.connection.startSession();
  session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', journal: true } });
  try {
    const present = await written(batches, session);
    if (present === 'not written') await session.abortTransaction();
    else await session.commitTransaction();
    return present;
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction();
    if (isTransient(error)) return 'not written';
    throw error;
  } finally {
    await session.endSession();
  }
}

/** The places that were there already, or that something of it cannot be written; then the transaction is to be aborted. */
async function written(batches: readonly Batch[], session?: ClientSession): Promise<readonly Place[] | 'not written'> {
  const present: Place[] = [];
  for (const { model, changes, operations } of batches) {
    try {
      const result = await model.bulkWrite(operations, session === undefined ? { ordered: true } : { ordered: true, session });
      const there = changes.filter(({ verb }, index) => verb === 'ensure' && !Object.hasOwn(result.upsertedIds, index));
      const updates = changes.filter(({ verb }) => verb === 'update').length;
      const deletes = changes.filter(({ verb }) => verb === 'delete').length;
      if (result.matchedCount !== updates + there.length || result.deletedCount !== deletes) return 'not written';
      present.push(...there.map(placeOf));
    } catch (error) {
      if (isDuplicateKey(error)) return 'not written';
      throw error;
    }
  }
  return present;
}

/** Goes through the changes with the versions as they are now. null: nothing stands against them (any more). */
async function whyNot(models: Models, batches: readonly Batch[]): Promise<Commit | null> {
  for (const { model, changes } of batches) {
    const ids = changes.map((change) => placeOf(change).id);
    const rows = await model.find({ _id: models.trusted({ $in: ids }) }, { version: 1 }).lean();
    const versions = new Map(rows.map(({ _id, version }) => [_id, version]));
    for (const change of changes) {
      const place = placeOf(change);
      const version = versions.get(place.id);
      if (change.verb === 'insert' && version !== undefined) return { outcome: 'duplicate', place };
      if ((change.verb === 'update' || change.verb === 'delete') && version !== change.version) return { outcome: 'conflict', place };
      if (change.verb === 'delete') versions.delete(place.id);
      else versions.set(place.id, change.verb === 'ensure' ? (version ?? 1) : (version ?? 0) + 1);
    }
  }
  return null;
}

function batched(models: Models, changes: readonly Change[]): readonly Batch[] {
  const batches = new Map<string, { readonly changes: Change[]; readonly operations: AnyBulkWriteOperation<Row>[] } & Batch>();
  for (const change of changes) {
    const { name } = change.collection;
    const batch = batches.get(name) ?? { model: models.of(name), changes: [], operations: [] };
    batch.changes.push(change);
    batch.operations.push(operation(change));
    batches.set(name, batch);
  }
  return [...batches.values()];
}

function operation(change: Change): AnyBulkWriteOperation<Row> {
  if (change.verb === 'delete') return { deleteOne: { filter: { _id: change.id, version: change.version } } };
  const row = rowOf(change.collection, change.document);
  switch (change.verb) {
    case 'insert':
      return { insertOne: { document: row } };
    case 'ensure':
      return { updateOne: { filter: { _id: row._id }, update: { $setOnInsert: withoutId(row) }, upsert: true } };
    case 'update':
      return {
        updateOne: {
          filter: { _id: row._id, version: change.version },
          update: { $set: { ...withoutId(row), version: change.version + 1 } },
        },
      };
    default:
      throw new TypeError(`There is no such change: ${JSON.stringify(change satisfies never)}`);
  }
}

const withoutId = ({ _id, ...rest }: Row): Omit<Row, '_id'> => rest;

const isDuplicateKey = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 11_000;

/** The server's word that the whole transaction may be tried again. */
const isTransient = (error: unknown): boolean =>
  error instanceof Error &&
  'errorLabels' in error &&
  Array.isArray(error.errorLabels) &&
  error.errorLabels.includes('TransientTransactionError');
