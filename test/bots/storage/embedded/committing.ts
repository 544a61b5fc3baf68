import { embedded } from '../../../../bots/storage/embedded/embedded';
import { change, erased } from '../../../../bots/storage/store';
import { notes, tickets } from '../../../contracts/store/tickets';

/** Commits without end, eight at a time, and prints the number of each commit that was answered. */
async function main(directory: string, from: number): Promise<void> {
  const store = await embedded(directory, { collections: [erased(tickets), erased(notes)] });
  let next = from;
  const write = async () => {
    for (;;) {
      const number = next++;
      const parts = Array.from({ length: 4 }, (_, part) => change.insert(tickets, { id: `${number}.${part}`, due: number }));
      await store.commit([...parts, change.insert(notes, { id: `${number}`, text: 'x'.repeat((number * 37) % 3_000) })]);
      process.stdout.write(`${number}\n`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, write));
}

const [directory = '', from = '0'] = process.argv.slice(2);
void main(directory, Number(from));
