import type { Connection, Model, Mongoose } from 'mongoose';
import { declared } from '../declared';
import type { AnyCollection, Document } from '../store';

/** A document as MongoDB has it: its JSON text, and beside it the declared fields that it has, for queries and indexes. */
export interface Row {
  readonly _id: string;
  readonly version: number;
  readonly document: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

export interface Models {
  readonly connection: Connection;
  /** @throws TypeError for a collection that is not declared. */
  of(collection: string): Model<Row>;
  /** Marks operators as ours: under `sanitizeFilter`, mongoose takes all others for values. */
  readonly trusted: <T>(operators: T) => T;
}

/** One mongoose model per declared collection. */
export function models(mongoose: Mongoose, connection: Connection, collections: readonly AnyCollection[]): Models {
  const byName = new Map(
    collections.map((collection) => [collection.name, connection.model<Row>(collection.name, schema(mongoose, collection))]),
  );
  return {
    connection,
    of: (name) => {
      const model = byName.get(name);
      if (!model) throw new TypeError(`The collection "${name}" was not declared when the store was opened: add it there.`);
      return model;
    },
    trusted: (operators) => mongoose.trusted(operators),
  };
}

function schema({ Schema }: Mongoose, { name, fields, indexes }: AnyCollection) {
  const types = Object.entries(fields).map(([field, type]) => [field, { type: type === 'string' ? String : Number }] as const);
  const made = new Schema<Row>(
    {
      _id: { type: String, required: true },
      version: { type: Number, required: true, min: 1 },
      document: { type: String, required: true },
      fields: new Schema(Object.fromEntries(types), { _id: false, id: false, strict: 'throw' }),
    },
    { versionKey: false, id: false, strict: 'throw', strictQuery: 'throw', collection: name, autoIndex: false, autoCreate: false },
  );
  // Pages go by the fields and then by id: with it at the end, an index gives that order too.
  for (const index of indexes) made.index(Object.fromEntries([...index.map((field) => [path(field), 1] as const), ['_id', 1]]));
  return made;
}

/** Where a declared field is found in a row. */
export const path = (field: string): string => (field === 'id' ? '_id' : `fields.${field}`);

/** A new document as a row. */
export function rowOf(collection: AnyCollection, document: Document): Row {
  const { id, text, values } = declared(collection, document);
  const present = Object.keys(collection.fields).flatMap((field, index) => {
    const value = values[index] ?? null;
    return value === null ? [] : [[field, value] as const];
  });
  return { _id: id, version: 1, document: text, fields: Object.fromEntries(present) };
}
