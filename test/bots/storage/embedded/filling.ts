import { embedded } from '../../../../bots/storage/embedded/embedded';
import { change, erased } from '../../../../bots/storage/store';
import { notes, tickets } from '../../../contracts/store/tickets';

/** Where a file cannot grow beyond some size: commits a small, a large and a small document, and prints what came of each. */
async function main(directory: string): Promise<void> {
  const store = await embedded(directory, { collections: [erased(tickets), erased(notes)] });
  for (const [id, length] of [
    ['before', 10],
    ['large', 4_000_000],
    ['after', 10],
  ] as const) {
    const commit = store.commit([change.insert(notes, { id, text: 'x'.repeat(length) })]);
    const came = await commit.then(
      ({ outcome }) => outcome,
      (error: Error) => error.name,
    );
    process.stdout.write(`${id}: ${came}, ${(await store.get(notes, id)) === undefined ? 'not there' : 'there'}\n`);
  }
  await store.close();
}

void main(process.argv[2] ?? '');
