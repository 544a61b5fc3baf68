import type { AnyCollection, Document } from './store';

/** What an engine keeps of a document: its JSON text, and the values of the declared fields, in the order of their declaration. */
export interface Kept {
  readonly id: string;
  readonly text: string;
  readonly values: readonly (string | number | null)[];
}

/**
 * A document as every engine keeps it. JSON text and not the database's own objects, so that whatever a customer or a
 * provider sent comes back as it was: keys with dots, dollars or `_bsontype`, any depth, any character.
 * @throws TypeError when a declared field holds something else than its type, null or nothing.
 */
export function declared(collection: AnyCollection, document: Document): Kept {
  if (typeof document.id !== 'string' || document.id === '') {
    throw new TypeError(`A document of "${collection.name}" has no id: give it a string that is not empty.`);
  }
  const properties = document as Document & Readonly<Record<string, unknown>>;
  const values = Object.entries(collection.fields).map(([field, type]) => {
    const value = properties[field] ?? null;
    if (value === null || (type === 'string' && typeof value === 'string')) return value;
    if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) return value;
    throw new TypeError(
      `"${field}" of ${collection.name}/${document.id} is declared as a ${type} and holds ${typeof value}: correct the document, or the declaration.`,
    );
  });
  // The version belongs to the store: a document that was read and is written again carries the old one.
  const own = 'version' in properties ? { ...properties, version: undefined } : properties;
  return { id: document.id, text: JSON.stringify(own), values };
}
