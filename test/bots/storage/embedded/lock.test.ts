import { describe, expect, it } from '@jest/globals';
import { embedded } from '../../../../bots/storage/embedded/embedded';
import { change, erased } from '../../../../bots/storage/store';
import { notes, tickets } from '../../../contracts/store/tickets';
import { child } from './child';
import { directory } from './directory';

const path = directory();
const collections = [erased(tickets), erased(notes)];

describe('a data directory', () => {
  it('is refused to a second store of the same process while it is held, and is free afterwards', async () => {
    const store = await embedded(path(), { collections });
    await expect(embedded(path(), { collections })).rejects.toThrow(new RegExp(`process id ${process.pid}, .*stop that server first`));
    await store.close();
    await (await embedded(path(), { collections })).close();
  });

  it('is refused to another process with the id of the one that holds it, and can be read by it', async () => {
    const { process: holder, lines, ended } = child('committing', [path()]);
    await lines[Symbol.asyncIterator]().next();
    await expect(embedded(path(), { collections })).rejects.toThrow(`process id ${holder.pid}`);
    const reader = await embedded(path(), { collections, readOnly: true });
    expect(await reader.get(tickets, '0.0')).toMatchObject({ due: 0 });
    await reader.close();
    holder.kill('SIGKILL');
    await ended;
    await (await embedded(path(), { collections })).close();
  });

  it('can be read beside its server, which sees what is committed meanwhile', async () => {
    const store = await embedded(path(), { collections });
    const reader = await embedded(path(), { collections, readOnly: true });
    await store.commit([change.insert(tickets, { id: 'a', state: 'open' })]);
    expect(await reader.get(tickets, 'a')).toEqual({ id: 'a', state: 'open', version: 1 });
    expect(await reader.count(tickets, { where: { state: 'open' } })).toBe(1);
    await reader.close();
    await store.close();
  });

  it('says to a reader that there is nothing yet', async () => {
    await expect(embedded(path(), { collections, readOnly: true })).rejects.toThrow('start the server once');
  });
});
