import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../../bots/storage/embedded/driver';
import { embedded } from '../../../../bots/storage/embedded/embedded';
import { type Collection, change, collection, erased } from '../../../../bots/storage/store';
import { directory } from './directory';

const path = directory();

interface Letter {
  readonly id: string;
  readonly lane?: string;
  readonly due?: number | string;
}

const letters = (fields: Collection<Letter>['fields'], indexes: Collection<Letter>['indexes'] = []) =>
  collection<Letter>('letters', { fields, indexes });
const open = (declared: Collection<Letter>) => embedded(path(), { collections: [erased(declared)] });

describe('the schema of a data directory', () => {
  it('follows what is declared: fields are added, filled, retyped and dropped, and indexes with them', async () => {
    const bare = letters({});
    const first = await open(bare);
    await first.commit([
      change.insert(bare, { id: 'a', lane: 'x', due: 5 }),
      change.insert(bare, { id: 'b', due: 'soon' }),
      change.insert(bare, { id: 'c' }),
    ]);
    await first.close();

    const numbers = letters({ lane: 'string', due: 'number' }, [['lane', 'due'], ['due']]);
    const second = await open(numbers);
    expect(await second.find(numbers, { range: { field: 'due' }, limit: 9 })).toEqual([{ id: 'a', lane: 'x', due: 5, version: 1 }]);
    expect(await second.count(numbers, { where: { lane: 'x' } })).toBe(1);
    await second.close();

    const texts = letters({ due: 'string' }, [['due']]);
    const third = await open(texts);
    expect(await third.find(texts, { range: { field: 'due' }, limit: 9 })).toEqual([{ id: 'b', due: 'soon', version: 1 }]);
    await expect(third.count(texts, { where: { lane: 'x' } })).rejects.toThrow('not declared');
    await third.close();

    const database = openDatabase(join(path(), 'schalter.db'), { readOnly: true });
    const indexes = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE 'letters%'").all();
    expect(indexes.map((index) => ({ ...(index as object) }))).toEqual([{ name: 'letters(due)' }]);
    database.close();
  });

  it('is refused when a newer version of the program wrote it', async () => {
    await (await open(letters({}))).close();
    const database = openDatabase(join(path(), 'schalter.db'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(open(letters({}))).rejects.toThrow('schema version 99 and this program knows 1: start the version that wrote it');
  });

  it('is refused to a reader of another version, which could not find what it asks for', async () => {
    await (await open(letters({}))).close();
    const reading = embedded(path(), { collections: [erased(letters({ lane: 'string' }))], readOnly: true });
    await expect(reading).rejects.toThrow('start the server of this version once');
  });

  it('takes no name that means something to it', async () => {
    await expect(embedded(path(), { collections: [erased(collection('_feed', { fields: {}, indexes: [] }))] })).rejects.toThrow(
      '"_feed" cannot be the name',
    );
    await expect(embedded(path(), { collections: [erased(collection('x"y', { fields: {}, indexes: [] }))] })).rejects.toThrow(
      'use letters',
    );
    await expect(open(letters({ id: 'string' }))).rejects.toThrow("the store's own");
    await (await open(letters({}))).close();
  });

  it('knows the collections that were declared, and no others', async () => {
    const store = await open(letters({}));
    const other = collection<Letter>('others', { fields: {}, indexes: [] });
    await expect(store.get(other, 'a')).rejects.toThrow('"others" was not declared');
    await expect(store.commit([change.insert(other, { id: 'a' })])).rejects.toThrow('"others" was not declared');
    await store.close();
  });
});
